import type { PollingOptions } from '@monasca/react/query'
import { pollEvery } from './pollEvery.js'

/** What react-query does with the live series of a page. */
export type LiveQueryOptions = Omit<PollingOptions, 'refetchInterval'> & {
  enabled: (query: { state: { data: unknown } }) => boolean
  refetchInterval: PollingOptions['refetchInterval'] | false
  staleTime: number
  refetchOnWindowFocus: true
}

/**
 * Options for a live series that is refreshed every `refresh` seconds while `live`, and otherwise read once. Hidden pages
 * read nothing, and catch up when they are shown; where reading fails, it is tried less and less often.
 */
export function liveQuery(live: boolean, refresh: number): LiveQueryOptions {
  const poll = pollEvery(refresh * 1000)
  return {
    ...poll,
    refetchInterval: live && poll.refetchInterval,
    // Enabled anew it is read at once, if it is not fresh.
    enabled: ({ state }) => live || state.data === undefined,
    staleTime: refresh * 1000,
    refetchOnWindowFocus: true,
  }
}
