import type { ListStatisticsReturnType } from '@monasca/core'
import { useStatistics } from '@monasca/react'
import type { Point } from '../../components/chart/alignSeries.js'

/** Points of one metric, by host. */
export type PointsByHost = ReadonlyMap<string, readonly Point[]>

/** How far back the newest value of a host may lie, and how long it is averaged: seconds. */
export const newestWithin = 180
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
    query: { select: byHost, gcTime: 30_000, staleTime: Number.POSITIVE_INFINITY },
  })
  return data
}

/** The newest value of one metric, for each host that has reported it lately. */
export function useHostValues(name: string, endTime: number): ReadonlyMap<string, number> | undefined {
  const end = Math.ceil(endTime / 15_000) * 15_000
  const points = useHostPoints({
    name,
    startTime: end - newestWithin * 1000,
    endTime: end,
    period: averagedOver,
  })
  return (
    points &&
    new Map([...points].flatMap(([host, all]) => (all.length > 0 ? [[host, all.at(-1)?.[1] ?? 0]] : [])))
  )
}
