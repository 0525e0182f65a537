import type { DimensionFilter, Requester, StatisticName } from '@monasca/core'
import { type ColumnSeries, type LiveSeries, sumSeries } from '@monasca/core/series'
import type { QueryClient } from '@tanstack/react-query'
import { matchesFilter, toServerFilter } from './exactFilter.js'
import type { MonascaQueryOptions, QueryOverrides } from './queryOptions.js'
import { type LiveSeriesParameters, liveSeriesQueryOptions } from './series.js'

export type LiveLineParameters = Pick<
  LiveSeriesParameters,
  'name' | 'window' | 'endTime' | 'overlap' | 'fullReloadEvery' | 'tenantId'
> & {
  /** Compared exactly, also values that a query of Monasca cannot contain (`,`, `|`). */
  dimensions?: DimensionFilter | undefined
  /** Length of one period of statistics in **seconds**. @default none: the measurements themselves */
  period?: number | undefined
  /** The statistic of each period. @default 'avg' */
  statistic?: StatisticName | undefined
}

export type LiveLineQueryParameters = LiveLineParameters & {
  /** Milliseconds since the epoch. @default Date.now */
  clock?: (() => number) | undefined
  /** Options of react-query: `livePolling({ … })`, `enabled`, … */
  query?: Omit<QueryOverrides<LiveSeries, LiveLine>, 'select'> | undefined
}

/** One line of a chart. */
export type LiveLine = {
  /** Start of the window: milliseconds since the epoch. */
  startTime: number
  /** End of the window: milliseconds since the epoch. */
  endTime: number
  /** The sum of all metrics that match. The same object until a point changes; `undefined` without points. */
  points: ColumnSeries<'value'> | undefined
}

/**
 * Query options for one line of a chart: the last `window` seconds of all metrics that match, added up. Lines of several
 * time ranges take the same form, whether they come from measurements or, with `period`, from statistics.
 *
 * Based on `liveSeriesQueryOptions`: later fetches read only new points.
 *
 * @example
 * ```ts
 * const line = liveLineQueryOptions(client, queryClient, {
 *   name: 'net.in_bytes_sec',
 *   dimensions: { hostname: 'web1' },
 *   window: 3600,
 *   period: 60,
 *   query: livePolling({ interval: 10_000 }),
 * })
 * ```
 */
export function liveLineQueryOptions(
  client: Requester,
  queryClient: QueryClient,
  parameters: LiveLineQueryParameters,
): MonascaQueryOptions<LiveSeries, LiveLine> {
  const { dimensions = {}, period, statistic = 'avg', query, ...rest } = parameters
  const column = period === undefined ? 'value' : statistic
  return liveSeriesQueryOptions<StatisticName, LiveLine>(client, queryClient, {
    ...rest,
    dimensions: toServerFilter(dimensions),
    // Shows the dimensions that are compared, and that metrics with further dimensions differ in.
    groupBy: '*',
    ...(period === undefined ? {} : { statistics: [statistic], period }),
    query: {
      ...query,
      select: ({ series, startTime, endTime }) => ({
        startTime,
        endTime,
        points: pointsOf(series, dimensions, column),
      }),
    },
  })
}

/** The points per array of series, by filter: a `select` runs in every render. */
const pointsOfSeries = new WeakMap<readonly ColumnSeries[], Map<string, ColumnSeries<'value'> | undefined>>()

function pointsOf(
  series: readonly ColumnSeries[],
  filter: DimensionFilter,
  column: string,
): ColumnSeries<'value'> | undefined {
  const known = pointsOfSeries.get(series) ?? new Map<string, ColumnSeries<'value'> | undefined>()
  pointsOfSeries.set(series, known)
  const key = JSON.stringify(filter)
  if (!known.has(key)) {
    const matching = series.filter(({ dimensions }) => matchesFilter(dimensions, filter))
    const lines = matching.flatMap(({ columns, ...one }) => {
      const value = columns[column]
      return value === undefined ? [] : [{ ...one, columns: { value } }]
    })
    known.set(key, sumSeries(lines))
  }
  return known.get(key)
}
