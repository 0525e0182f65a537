import { rangeCondition, type TimeRange } from './metricFilter.js'
import type { Store } from './store.js'
import { readSummaries, type Summary } from './summaries.js'

/** The name of a statistic. */
export type StatisticName = 'avg' | 'min' | 'max' | 'count' | 'sum'

/** The available statistics, each with its aggregate in SQL. */
export const statisticColumns: Readonly<Record<StatisticName, string>> = {
  avg: 'avg(value)',
  min: 'min(value)',
  max: 'max(value)',
  count: 'count(*)',
  sum: 'sum(value)',
}

/** Start of a period in ms since the epoch, then the statistics in the requested order. */
export type StatisticRow = [timestamp: number, ...values: (number | null)[]]

/** What to compute. */
type StatisticOptions = { statistics: readonly StatisticName[]; period: number; limit: number }

/** The most periods that are looked up one by one: a page of the API has no more. */
const mostPlaces = 10_000

/** Milliseconds: in shorter periods are so few measurements that looking each period up costs more than sorting. */
const shortestPlace = 300_000

/**
 * Aggregates the measurements of one series by periods (in ms). Periods start at multiples of their length since the
 * epoch, so the first may start before the range; those without measurements are omitted. The period 0 is one bucket
 * for the whole range, which starts with it.
 */
export function readStatistics(
  store: Store,
  metricIds: readonly number[],
  range: TimeRange,
  options: StatisticOptions,
): StatisticRow[] {
  const [metricId] = metricIds
  const places =
    metricIds.length === 1 && metricId !== undefined && findPlaces(store, metricId, range, options.period)
  if (!places) return readSorted(store, metricIds, range, options)
  // What a transaction writes and takes back must not be kept.
  return store.db.inTransaction
    ? readPlaces(store, metricId, places, options)
    : readSummed(store, metricId, places, options)
}

/** Periods of a range that is closed: the start of the first, how many, and the range itself. */
type Places = { first: number; count: number; start: number; end: number }

function findPlaces(store: Store, metricId: number, range: TimeRange, period: number): Places | undefined {
  const { start, end = newest(store, metricId) + 1 } = range
  if (period < shortestPlace || start === undefined || !Number.isFinite(start)) return undefined
  const first = Math.floor(start / period) * period
  const count = Math.max(0, Math.ceil((end - first) / period))
  return count > mostPlaces ? undefined : { first, count, start, end }
}

function newest(store: Store, metricId: number): number {
  const [row] = store.rows<[number | null]>('SELECT max(timestamp) FROM measurements WHERE metric_id = ?', [
    metricId,
  ])
  return row?.[0] ?? -1
}

const summaryColumns: readonly StatisticName[] = ['count', 'sum', 'min', 'max']

/**
 * Reads whole periods by way of their summaries, which a second read finds in memory; the first and the last period may be
 * in the range in part, and are read from the table.
 */
function readSummed(
  store: Store,
  metricId: number,
  places: Places,
  { statistics, period, limit }: StatisticOptions,
): StatisticRow[] {
  const { start, end } = places
  const first = Math.ceil(start / period)
  const last = Math.floor(end / period)
  if (first > last) return readPlaces(store, metricId, places, { statistics, period, limit })
  const compute = (from: number, until: number) => {
    const range = { first: from * period, count: until - from, start: from * period, end: until * period }
    const asked = { statistics: summaryColumns, period, limit: mostPlaces }
    return readPlaces(store, metricId, range, asked).map(
      ([time, ...summary]) => [time / period, ...(summary as unknown as Summary)] as const,
    )
  }
  const summaryOf = readSummaries(store, metricId, { period, first, end: last }, compute)
  const rows: StatisticRow[] = []
  const add = (number: number, [count, sum, min, max]: Summary): void => {
    if (count === 0 || rows.length >= limit) return
    const values = { avg: sum / count, min, max, count, sum }
    // The addition makes a zero of -0, the number of the period before that of the epoch.
    rows.push([number * period + 0, ...statistics.map((name) => values[name])])
  }
  add(first - 1, summarise(store, metricId, start, first * period))
  for (let number = first; number < last && rows.length < limit; number += 1) add(number, summaryOf(number))
  add(last, summarise(store, metricId, last * period, end))
  return rows
}

function summarise(store: Store, metricId: number, start: number, end: number): Summary {
  if (start >= end) return [0, 0, 0, 0]
  const [row] = store.rows<Summary>(
    `SELECT count(*), coalesce(sum(value), 0), coalesce(min(value), 0), coalesce(max(value), 0)
     FROM measurements WHERE metric_id = ? AND timestamp >= ? AND timestamp < ?`,
    [metricId, start, end],
  )
  return row ?? [0, 0, 0, 0]
}

const storesWithPlaces = new WeakSet<Store>()

/**
 * Looks up each period by itself. They are in order, so nothing has to be sorted: a third of the time of `readSorted`.
 * SQLite knows that order only of the key of a table.
 */
function readPlaces(
  store: Store,
  metricId: number,
  { first, count, start, end }: Places,
  { statistics, period, limit }: StatisticOptions,
): StatisticRow[] {
  if (!storesWithPlaces.has(store)) {
    store.db.exec(
      `CREATE TEMP TABLE places (place INTEGER PRIMARY KEY);
       INSERT INTO places WITH RECURSIVE numbers (number) AS (
         SELECT 0 UNION ALL SELECT number + 1 FROM numbers WHERE number < ${mostPlaces - 1}
       ) SELECT number FROM numbers;`,
    )
    storesWithPlaces.add(store)
    store.afterRollback(() => storesWithPlaces.delete(store))
  }
  const columns = statistics.map((name) => statisticColumns[name]).join(', ')
  // Numbers are bound as reals: the sum and product with whole numbers of this size are exact.
  return store.rows<StatisticRow>(
    `SELECT CAST(?1 + place * ?2 AS INTEGER), ${columns}
     FROM places CROSS JOIN measurements
     WHERE place < ?3 AND metric_id = ?4
       AND timestamp >= max(?1 + place * ?2, ?5) AND timestamp < min(?1 + (place + 1) * ?2, ?6)
     GROUP BY place ORDER BY place LIMIT ?7`,
    [first, period, count, metricId, start, end, limit],
  )
}

/** Computes the period of each measurement, and groups by it. */
function readSorted(
  store: Store,
  metricIds: readonly number[],
  range: TimeRange,
  options: StatisticOptions,
): StatisticRow[] {
  const within = rangeCondition(range)
  const columns = options.statistics.map((name) => statisticColumns[name]).join(', ')
  const metrics = metricIds.length === 1 ? 'metric_id = ?' : 'metric_id IN (SELECT value FROM json_each(?))'
  // The doubled remainder rounds down before 1970 too; a remainder of 0 is NULL. Numbers are bound as reals, and %
  // needs integers.
  return store.rows<StatisticRow>(
    `WITH step (length) AS MATERIALIZED (SELECT CAST(? AS INTEGER))
     SELECT coalesce(timestamp - (timestamp % length + length) % length, ?) AS start, ${columns}
     FROM measurements, step
     WHERE ${metrics} AND ${within.sql} GROUP BY start ORDER BY start LIMIT ?`,
    [
      options.period,
      range.start ?? 0,
      metricIds.length === 1 ? (metricIds[0] ?? 0) : JSON.stringify(metricIds),
      ...within.parameters,
      options.limit,
    ],
  )
}
