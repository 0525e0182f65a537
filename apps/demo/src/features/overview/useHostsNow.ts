import type { ListStatisticsReturnType } from '@monasca/core'
import { useStatistics } from '@monasca/react'
import { useMemo } from 'react'
import type { Point } from '../../components/chart/alignSeries.js'

/** Points of one metric, by host. */
export type PointsByHost = ReadonlyMap<string, readonly Point[]>

/** How far back the newest value of a host may lie, and how long it is averaged: seconds. */
const newestWithin = 180
const averagedOver = 60

function byHost({ elements }: ListStatisticsReturnType<'avg'>): PointsByHost {
  return new Map(
    elements.map(({ dimensions, statistics }) => [
      dimensions['hostname'] ?? '',
      statistics.map(({ timestamp, avg }): Point => [timestamp, avg]),
    ]),
  )
}

export type UseHostPointsParameters = {
  name: string
  /** Milliseconds since the epoch. */
  startTime: number
  endTime: number
  /** Seconds. */
  period: number
}

/** One metric of all hosts, in one request. */
export function useHostPoints(parameters: UseHostPointsParameters): PointsByHost | undefined {
  const { data } = useStatistics({
    ...parameters,
    statistics: ['avg'],
    groupBy: ['hostname'],
    query: { gcTime: 30_000, staleTime: Number.POSITIVE_INFINITY },
  })
  return useMemo(() => data && byHost(data), [data])
}

/** The newest value of one metric, for each host that has reported it lately. `endTime`: milliseconds since the epoch. */
export function useHostValues(name: string, endTime: number): ReadonlyMap<string, number> | undefined {
  const startTime = endTime - newestWithin * 1000
  const points = useHostPoints({ name, startTime, endTime, period: averagedOver })
  return points && new Map([...points].flatMap(([host, all]) => newestOf(all).map((value) => [host, value])))
}

function newestOf(points: readonly Point[]): number[] {
  const newest = points.at(-1)
  return newest ? [newest[1]] : []
}
