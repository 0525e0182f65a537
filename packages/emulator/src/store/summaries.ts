import type { Store } from './store.js'

/** Numbers of a period: count, sum, minimum and maximum. */
export type Summary = readonly [count: number, sum: number, min: number, max: number]

/**
 * The summaries of one metric by periods of one length, from the period `first` up to `end`, four numbers in a row for
 * each. The count is NaN where they are not known, and 0 without measurements.
 */
type Kept = { first: number; end: number; numbers: Float64Array }

const numbersOfAPeriod = 4

/** Periods in memory, of all metrics: 32 MB. */
const mostPeriods = 1_000_000

/** Of a store; metrics in the order in which they were last extended. */
type Cache = { metrics: Map<number, Map<number, Kept>>; periods: number }

const caches = new WeakMap<Store, Cache>()

/**
 * Returns the summaries of periods (in ms) from number `first` up to, but not including, `end`; number 0 starts at the
 * epoch. Those that are not in memory are computed, and kept until something is written to them.
 *
 * @param compute - reads periods that are not in memory; it returns those with measurements
 */
export function readSummaries(
  store: Store,
  metricId: number,
  { period, first, end }: { period: number; first: number; end: number },
  compute: (first: number, end: number) => readonly (readonly [number: number, ...summary: Summary])[],
): (number: number) => Summary {
  const kept = extend(cacheOf(store), metricId, period, { first, end })
  const { numbers } = kept
  const placeOf = (number: number): number => (number - kept.first) * numbersOfAPeriod
  const isKnown = (number: number): boolean => !Number.isNaN(numbers[placeOf(number)])
  for (let from = first; from < end; from += 1) {
    if (isKnown(from)) continue
    let until = from + 1
    while (until < end && !isKnown(until)) until += 1
    // Computed before anything is changed: it may fail.
    const computed = compute(from, until)
    numbers.fill(0, placeOf(from), placeOf(until))
    for (const [number, ...summary] of computed) numbers.set(summary, placeOf(number))
    from = until
  }
  return (number) => {
    const at = placeOf(number)
    return [numbers[at] ?? 0, numbers[at + 1] ?? 0, numbers[at + 2] ?? 0, numbers[at + 3] ?? 0]
  }
}

/** Forgets the summaries with a time in ms; call it with whatever is written there. */
export function forgetTime(store: Store, metricId: number, time: number): void {
  for (const [period, { first, end, numbers }] of caches.get(store)?.metrics.get(metricId) ?? []) {
    const number = Math.floor(time / period)
    if (number >= first && number < end) numbers[(number - first) * numbersOfAPeriod] = Number.NaN
  }
}

/** Forgets all summaries of a metric; call it after measurements of it were deleted. */
export function forgetMetric(store: Store, metricId: number): void {
  const cache = caches.get(store)
  if (cache !== undefined) remove(cache, metricId)
}

/** Whether anything is in memory: if not, writing has nothing to forget. */
export function hasSummaries(store: Store): boolean {
  return (caches.get(store)?.metrics.size ?? 0) > 0
}

function cacheOf(store: Store): Cache {
  const known = caches.get(store)
  if (known !== undefined) return known
  const cache: Cache = { metrics: new Map(), periods: 0 }
  caches.set(store, cache)
  return cache
}

/** Returns what is kept of a metric, with room for these periods. What is far from them is dropped. */
function extend(
  cache: Cache,
  metricId: number,
  period: number,
  { first, end }: { first: number; end: number },
): Kept {
  const periods = cache.metrics.get(metricId) ?? new Map<number, Kept>()
  const before = periods.get(period)
  if (before !== undefined && before.first <= first && before.end >= end) return before
  const isNear = before !== undefined && before.first <= end && before.end >= first
  const from = isNear ? Math.min(first, before.first) : first
  const to = isNear ? Math.max(end, before.end) : end
  const numbers = new Float64Array((to - from) * numbersOfAPeriod).fill(Number.NaN)
  if (isNear) numbers.set(before.numbers, (before.first - from) * numbersOfAPeriod)
  remove(cache, metricId)
  const kept = { first: from, end: to, numbers }
  periods.set(period, kept)
  cache.metrics.set(metricId, periods)
  cache.periods += count(periods)
  for (const oldest of cache.metrics.keys()) {
    if (cache.periods <= mostPeriods || oldest === metricId) break
    remove(cache, oldest)
  }
  return kept
}

function remove(cache: Cache, metricId: number): void {
  cache.periods -= count(cache.metrics.get(metricId))
  cache.metrics.delete(metricId)
}

function count(periods: ReadonlyMap<number, Kept> = new Map()): number {
  return [...periods.values()].reduce((sum, { first, end }) => sum + end - first, 0)
}
