import type { DimensionFilter, Requester } from '@monasca/core'
import { type LiveSeries, sumSeries } from '@monasca/core/series'
import { liveSeriesQueryOptions } from '@monasca/react/query'
import type { QueryClient } from '@tanstack/react-query'
import type { Points } from '../components/chart/points.js'
import { type Range, refreshOf } from '../timeRange/ranges.js'
import { matchesFilter, toServerFilter } from './exactFilter.js'
import { liveQuery } from './liveQuery.js'

/** Which line to read. */
export type LineQuery = {
  name: string
  dimensions: DimensionFilter
  range: Range
  /** Whether newer points are read. */
  live: boolean
}

/** What a line is made from: measurements, or averages. */
export type LineState = LiveSeries<'value'> | LiveSeries<'avg'>

/** Query options for a line of a chart. */
export function lineQueryOptions(client: Requester, queryClient: QueryClient, wanted: LineQuery) {
  const { name, dimensions, range, live } = wanted
  const { period, length } = range
  const query = liveQuery(live, refreshOf(period))
  const parameters = {
    name,
    dimensions: toServerFilter(dimensions),
    groupBy: '*',
    window: length / 1000,
    query,
  } as const
  return period === undefined
    ? liveSeriesQueryOptions(client, queryClient, parameters)
    : liveSeriesQueryOptions(client, queryClient, { ...parameters, statistics: ['avg'], period })
}

/** The points of a line: the sum, where several metrics match. */
export function toPoints({ series }: LineState, dimensions: DimensionFilter): Points {
  const all = series
    .filter((one) => matchesFilter(one.dimensions, dimensions))
    .map(({ columns, ...rest }) => ({
      ...rest,
      columns: { value: 'value' in columns ? columns.value : columns.avg },
    }))
  return sumSeries(all) ?? noPoints
}

const noPoints: Points = {
  id: '',
  name: '',
  dimensions: {},
  timestamps: new Float64Array(0),
  columns: { value: new Float64Array(0) },
  valueMeta: {},
}
