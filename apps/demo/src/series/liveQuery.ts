import { refreshInterval } from './refreshInterval.js'

/** As much of a query as decides about it. */
type LiveQuery = {
  state: {
    data: unknown
    error: unknown
    dataUpdatedAt: number
    errorUpdatedAt: number
    errorUpdateCount: number
  }
}

/** What react-query does with the live series of a page. */
export type LiveQueryOptions = {
  enabled: (query: LiveQuery) => boolean
  refetchInterval: (query: LiveQuery) => number | false
  staleTime: number
  refetchOnWindowFocus: true
}

/**
 * Options for a live series that is refreshed every `refresh` seconds while `live`, and otherwise read once. Hidden pages
 * read nothing, and catch up when they are shown; where reading fails, it is tried less and less often.
 */
export function liveQuery(live: boolean, refresh: number): LiveQueryOptions {
  const interval = refresh * 1000
  return {
    // Enabled anew it is read at once, if it is not fresh.
    enabled: ({ state }) => live || state.data === undefined,
    refetchInterval: ({ state }) => live && refreshInterval(state, interval),
    staleTime: interval,
    refetchOnWindowFocus: true,
  }
}
