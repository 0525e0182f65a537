import type { DimensionFilter, Requester, StatisticName } from '@monasca/core'
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
  /** What to compute over a step. */
  statistic: StatisticName
}

/** Each new range makes a new entry in the cache: those that nobody looks at any more go soon. */
const shared = { gcTime: 30_000, staleTime: Number.POSITIVE_INFINITY } as const

/** Query options for a line of a chart: the sum, where several metrics match. */
export function pointsQueryOptions(client: Requester, wanted: PointsQuery) {
  const { name, dimensions, startTime, endTime, period, statistic } = wanted
  const parameters = { name, dimensions, startTime, endTime, groupBy: '*' } as const
  if (period === undefined) {
    return listMeasurementsQueryOptions<Point[]>(client, {
      ...parameters,
      query: {
        ...shared,
        select: ({ elements }) =>
          sumPoints(
            elements.map((one) => one.measurements.map(({ timestamp, value }) => [timestamp, value])),
          ),
      },
    })
  }
  return listStatisticsQueryOptions<StatisticName, Point[]>(client, {
    ...parameters,
    statistics: [statistic],
    period,
    query: {
      ...shared,
      select: ({ elements }) =>
        sumPoints(elements.map((one) => one.statistics.map((point) => [point.timestamp, point[statistic]]))),
    },
  })
}
