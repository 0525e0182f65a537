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

/** One chart of a host. */
export function HostChartCard({ host, ...props }: HostChartCardProps) {
  if (host !== undefined) return <KnownHostChartCard host={host} {...props} />
  return <ChartCard {...frameOf(props)} series={undefined} error={null} onRetry={() => {}} emptyText="" />
}

function KnownHostChartCard({ host, ...props }: HostChartCardProps & { host: string }) {
  const { range, startTime, endTime } = props
  const { lines, derive } = props.chart
  const {
    series: read,
    error,
    retry,
  } = useChartSeries({
    lines,
    dimensions: { hostname: host },
    range,
    startTime,
    endTime,
  })
  const series = useMemo(() => {
    const drawn = read && (derive?.(read) ?? read)
    // What a host does not report at all, such as a longer load average, is not worth a place in the legend.
    const reported = drawn?.filter(({ points }) => points.length > 0)
    return reported?.length === 0 ? drawn : reported
  }, [read, derive])

  return (
    <ChartCard
      {...frameOf(props)}
      series={series}
      error={error}
      onRetry={retry}
      emptyText={`${host} has reported nothing of this in ${range.words}.`}
    />
  )
}

/** What a card shows whether or not there are points. */
function frameOf({ chart, range, startTime, endTime }: Omit<HostChartCardProps, 'host'>) {
  return {
    title: chart.title,
    unit: chart.unit,
    start: startTime,
    end: endTime,
    minimumStep: range.period === undefined ? undefined : range.period * 1000,
    syncKey: 'overview',
  }
}
