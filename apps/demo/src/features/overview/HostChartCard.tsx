import { useMemo } from 'react'
import { ChartCard } from '../../components/chart/ChartCard.js'
import { useChartSeries } from '../../series/useChartSeries.js'
import type { Range } from '../../timeRange/ranges.js'
import type { HostChart } from './hostCharts.js'

export type HostChartCardProps = {
  chart: HostChart
  /** `undefined` while the hosts are not known yet. */
  host: string | undefined
  range: Range
  /** Milliseconds since the epoch. */
  startTime: number
  endTime: number
}

const none: HostChart['lines'] = []

/** One chart of a host. */
export function HostChartCard({ chart, host, range, startTime, endTime }: HostChartCardProps) {
  const { title, unit, lines, derive } = chart
  const data = useChartSeries({
    lines: host === undefined ? none : lines,
    dimensions: { hostname: host ?? '' },
    range,
    startTime,
    endTime,
  })
  const { series: read } = data
  const series = useMemo(() => {
    const drawn = read && (derive?.(read) ?? read)
    // What a host does not report at all, such as a longer load average, is not worth a place in the legend.
    const reported = drawn?.filter(({ points }) => points.length > 0)
    return reported?.length === 0 ? drawn : reported
  }, [read, derive])

  return (
    <ChartCard
      title={title}
      unit={unit}
      series={host === undefined ? undefined : series}
      error={data.error}
      onRetry={data.retry}
      start={startTime}
      end={endTime}
      minimumStep={range.period === undefined ? undefined : range.period * 1000}
      syncKey="overview"
      emptyText={`${host} has reported nothing of this in ${range.words}.`}
    />
  )
}
