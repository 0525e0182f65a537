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

/** Each new range makes a new entry in the cache: those that nobody looks at any more go soon. */
const shared = { gcTime: 30_000, staleTime: Number.POSITIVE_INFINITY } as const

function selectMeasurements({ elements }: ListMeasurementsReturnType): Point[] {
  return sumPoints(elements.map((one) => one.measurements.map(({ timestamp, value }) => [timestamp, value])))
}

function selectAverages({ elements }: ListStatisticsReturnType<'avg'>): Point[] {
  return sumPoints(elements.map((one) => one.statistics.map(({ timestamp, avg }) => [timestamp, avg])))
}

/** Query options for a line of a chart: the sum, where several metrics match. */
export function pointsQueryOptions(client: Requester, wanted: PointsQuery) {
  const { period, ...range } = wanted
  const parameters = { ...range, groupBy: '*' } as const
  if (period === undefined) {
    return listMeasurementsQueryOptions<Point[]>(client, {
      ...parameters,
      query: { ...shared, select: selectMeasurements },
    })
  }
  return listStatisticsQueryOptions<'avg', Point[]>(client, {
    ...parameters,
    statistics: ['avg'],
    period,
    query: { ...shared, select: selectAverages },
  })
}
