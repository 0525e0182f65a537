import { HttpRequestError, InvalidParameterError } from '@monasca/core'

/** How often to ask again. */
export type PollingParameters = {
  /** Milliseconds between two reads, from the end of one to the beginning of the next. */
  interval: number
  /** Milliseconds that waits grow to while reads fail. @default 300000, or the interval if that is longer */
  maximumInterval?: number | undefined
  /** A number from 0 up to, and without, 1: makes the waits of many pages differ. @default Math.random */
  random?: (() => number) | undefined
}

/** As much of react-query's `Query` as is looked at. */
type PolledQuery = {
  queryKey: readonly unknown[]
  state: { dataUpdateCount: number; errorUpdateCount: number; error: unknown }
}

/** Options for `query`: spread them where there are others. */
export type PollingOptions = {
  refetchInterval: (query: PolledQuery) => number | false
  refetchIntervalInBackground: false
  networkMode: 'online'
}

/** How a query has failed since its last success. `share` is random, and the same until it fails again. */
type Failures = { dataUpdateCount: number; errorUpdateCount: number; count: number; share: number }

/** Milliseconds: platforms fire timers of 2³¹ and more at once. */
const longestTimer = 2 ** 31 - 1

/** Kept with the query: options are made anew at each render, and many may look at one query. */
const failuresOf = new WeakMap<PolledQuery, Failures>()

/**
 * Asks again and again: for counts and first pages, the way to stay up to date. Pages with an `offset` are never polled,
 * even if this is passed to them, and infinite lists do not take it.
 *
 * Pauses while the page is hidden or the browser is offline. After a failure waits twice as long each time, up to
 * `maximumInterval`, shortened by up to a half at random so that many pages do not come back at the same moment, and
 * never shorter than the server's `Retry-After`; after a success the `interval` holds again.
 *
 * @throws `InvalidParameterError` for an `interval` or a `maximumInterval` that is not above 0
 * @example
 * ```ts
 * const count = countAlarmsQueryOptions(client, { groupBy: ['state'], query: polling({ interval: 30_000 }) })
 * const newest = listAlarmsQueryOptions(client, {
 *   sortBy: 'state_updated_timestamp desc',
 *   limit: 20,
 *   query: { ...polling({ interval: 30_000 }), select: (page) => page.elements },
 * })
 * ```
 */
export function polling(parameters: PollingParameters): PollingOptions {
  const { interval, maximumInterval = Math.max(interval, 300_000), random = Math.random } = parameters
  checkMilliseconds(interval, 'interval')
  checkMilliseconds(maximumInterval, 'maximumInterval')
  return {
    refetchIntervalInBackground: false,
    networkMode: 'online',
    refetchInterval: (query) => {
      if (isDeep(query.queryKey)) return false
      const { count, share } = countFailures(query, random)
      if (count === 0) return interval
      const wait = Math.min(interval * 2 ** count, Math.max(maximumInterval, interval))
      const { error } = query.state
      const retryAfter = error instanceof HttpRequestError ? (error.retryAfter ?? 0) * 1000 : 0
      return Math.max(Math.round(wait * (1 - share / 2)), interval, Math.min(retryAfter, longestTimer))
    },
  }
}

/** React-query counts failures for good, and successes too: what failed since the last success is in neither. */
function countFailures(query: PolledQuery, random: () => number): Failures {
  const { dataUpdateCount, errorUpdateCount, error } = query.state
  const last = failuresOf.get(query)
  if (last?.dataUpdateCount === dataUpdateCount && last.errorUpdateCount === errorUpdateCount) return last
  const isSame = last?.dataUpdateCount === dataUpdateCount
  const first = error === null ? 0 : 1
  const count = isSame ? last.count + errorUpdateCount - last.errorUpdateCount : first
  const failures = { dataUpdateCount, errorUpdateCount, count, share: random() }
  failuresOf.set(query, failures)
  return failures
}

/** Whether a query is for more than a first page. */
function isDeep(queryKey: readonly unknown[]): boolean {
  const [root, , , , parameters, kind] = queryKey
  if (root !== 'monasca') return false
  return (
    kind === 'infinite' || (typeof parameters === 'object' && parameters !== null && 'offset' in parameters)
  )
}

function checkMilliseconds(value: number, parameter: string): void {
  if (value > 0 && Number.isFinite(value)) return
  throw new InvalidParameterError({ parameter, reason: 'must be a number of milliseconds above 0' })
}
