import { HttpRequestError, InvalidParameterError } from '@monasca/core'

export type PollingParameters = {
  /** Milliseconds from the end of one read to the start of the next. */
  interval: number
  /**
   * Reads at whole multiples of `interval` after this time, in milliseconds since the epoch. Queries with the same value
   * then refresh together, whenever they started, and a `BatchReadsProvider` can merge them. A time of the page's own,
   * such as when it was opened, prevents that all users refresh at once.
   *
   * @default none: `interval` after the end of each read
   */
  alignTo?: number | undefined
  /** Longest wait after failures, in milliseconds. @default 300000, or `interval` if that is longer */
  maximumInterval?: number | undefined
  /** Source of jitter: returns a number in [0, 1). @default Math.random */
  random?: (() => number) | undefined
}

/** The part of react-query's `Query` that is used. */
type PolledQuery = {
  queryKey: readonly unknown[]
  state: { dataUpdateCount: number; errorUpdateCount: number; error: unknown; dataUpdatedAt?: number }
}

/** Options for `query`. Spread them to add others. */
export type PollingOptions = {
  refetchInterval: (query: PolledQuery) => number | false
  refetchIntervalInBackground: false
  networkMode: 'online'
}

/** Failures of a query since its last success. `share` is random, and constant until the next failure. */
type Failures = { dataUpdateCount: number; errorUpdateCount: number; count: number; share: number }

/** Milliseconds: platforms fire timers of 2³¹ and more at once. */
const longestTimer = 2 ** 31 - 1

/** Stored per query, because each render creates new options and a query may have several observers. */
const failuresOf = new WeakMap<PolledQuery, Failures>()

/**
 * Creates query options that poll counts and first pages. Pages with an `offset` are never polled, and infinite lists
 * do not accept these options.
 *
 * Polling pauses while the page is hidden or the browser is offline. Each failure doubles the wait, up to
 * `maximumInterval`; up to half of it is removed at random, so that many pages do not return at the same moment. The
 * wait is never shorter than the server's `Retry-After`. A success restores `interval`.
 *
 * @throws `InvalidParameterError` for an `interval` or a `maximumInterval` that is not above 0, or an `alignTo` that is
 *   no time
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
  const {
    interval,
    alignTo,
    maximumInterval = Math.max(interval, 300_000),
    random = Math.random,
  } = parameters
  checkMilliseconds(interval, 'interval')
  checkMilliseconds(maximumInterval, 'maximumInterval')
  if (alignTo !== undefined && !Number.isFinite(alignTo)) {
    throw new InvalidParameterError({ parameter: 'alignTo', reason: 'must be a time in milliseconds' })
  }
  return {
    refetchIntervalInBackground: false,
    networkMode: 'online',
    refetchInterval: (query) => {
      if (isDeep(query.queryKey)) return false
      const { count, share } = countFailures(query, random)
      if (count === 0) return alignTo === undefined ? interval : untilNext(query, interval, alignTo)
      const wait = Math.min(interval * 2 ** count, Math.max(maximumInterval, interval))
      const { error } = query.state
      const retryAfter = error instanceof HttpRequestError ? (error.retryAfter ?? 0) * 1000 : 0
      return Math.max(Math.round(wait * (1 - share / 2)), interval, Math.min(retryAfter, longestTimer))
    },
  }
}

/**
 * Milliseconds until the next multiple of `interval` after `origin`; at least half an interval after the last read. This
 * does not change before the next read, so a render that computes it again delays nothing.
 */
function untilNext({ state }: PolledQuery, interval: number, origin: number): number {
  const { dataUpdatedAt = 0 } = state
  if (dataUpdatedAt === 0) return interval
  const next = origin + Math.ceil((dataUpdatedAt + interval / 2 - origin) / interval) * interval
  const wait = next - Date.now()
  return wait > 0 ? wait : interval
}

/** React-query's counters never reset, so failures since the last success are counted here. */
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

/** Whether a query reads more than a first page. */
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
