import type {
  DimensionFilter,
  ListMeasurementsReturnType,
  ListStatisticsReturnType,
  Requester,
} from '@monasca/core'
import { listMeasurementsQueryOptions, listStatisticsQueryOptions } from '@monasca/react/query'
import type { Point } from '../components/chart/alignSeries.js'
import { sumPoints } from './sumPoints.js'

/** Which points to read. */
export type PointsQuery = {
  name: string
  dimensions: DimensionFilter
  /** First moment, and the moment before which to stop: milliseconds since the epoch. */
  startTime: number
  endTime: number
  /** Length of a statistics step in seconds; `undefined` reads the measurements themselves. */
  period: number | undefined
}

/** What a reading gives: `toPoints` makes points of it. */
export type PointsReply = ListMeasurementsReturnType | ListStatisticsReturnType<'avg'>

/** Each new range makes a new entry in the cache: those that nobody looks at any more go soon. */
const query = { gcTime: 30_000, staleTime: Number.POSITIVE_INFINITY } as const

/**
 * Query options for a line of a chart. They select nothing: while the last range stands in for the next, points that
 * are selected anew at each render would make the next render.
 */
export function pointsQueryOptions(client: Requester, wanted: PointsQuery) {
  const { period, ...range } = wanted
  const parameters = { ...range, groupBy: '*', query } as const
  return period === undefined
    ? listMeasurementsQueryOptions(client, parameters)
    : listStatisticsQueryOptions(client, { ...parameters, statistics: ['avg'], period })
}

/** The points of a line: the sum, where several metrics match. */
export function toPoints({ elements }: PointsReply): Point[] {
  return sumPoints(
    elements.map((one) =>
      'measurements' in one
        ? one.measurements.map(({ timestamp, value }): Point => [timestamp, value])
        : one.statistics.map(({ timestamp, avg }): Point => [timestamp, avg]),
    ),
  )
}
