import { type PollingOptions, type PollingParameters, polling } from './polling.js'

export type LivePollingParameters = PollingParameters & {
  /** `false` pauses: data on screen stays as it is, and a query without data is read once. @default true */
  live?: boolean | undefined
}

/** Options for `query`. Spread them to add others; a `meta` of your own needs `live: true` for `useLiveStatus`. */
export type LivePollingOptions = Omit<PollingOptions, 'refetchInterval'> & {
  refetchInterval: PollingOptions['refetchInterval'] | false
  /** Absent while `live`. */
  enabled?: (query: { state: { data: unknown } }) => boolean
  staleTime: number
  refetchOnWindowFocus: true
  meta: { live: true }
}

/**
 * Creates query options that keep what is on screen current, and that a user can pause: those of `polling`, and a refetch
 * as soon as a stale page is shown again, or `live` becomes true. `useLiveStatus` reports the state of these queries.
 *
 * `live: false` requires a TanStack Query that accepts a function as `enabled`. The first versions of 5 do not.
 *
 * @throws `InvalidParameterError` for an `interval` or a `maximumInterval` that is not above 0
 * @example
 * ```ts
 * const options = liveSeriesQueryOptions(client, queryClient, {
 *   name: 'cpu.user_perc',
 *   window: 3600,
 *   query: livePolling({ interval: 10_000, live: false }),
 * })
 * ```
 */
export function livePolling({ live = true, ...parameters }: LivePollingParameters): LivePollingOptions {
  const poll = polling(parameters)
  return {
    ...poll,
    refetchInterval: live && poll.refetchInterval,
    // A query that is enabled again is read at once if it is stale.
    ...(live ? {} : { enabled: ({ state }) => state.data === undefined }),
    staleTime: parameters.interval,
    refetchOnWindowFocus: true,
    meta: { live: true },
  }
}
