import { useMemo } from 'react'
import { ChartCard } from '../../components/chart/ChartCard.js'
import { useChartSeries } from '../../series/useChartSeries.js'
import { useFrameRange } from '../../timeRange/FrameRangeContext.js'
import type { HostChart } from './hostCharts.js'

export type HostChartCardProps = {
  chart: HostChart
  /** `undefined` until the hosts have loaded. */
  host: string | undefined
  /** Number of requests for all charts of the page. */
  reads: number
}

/** One chart of a host. */
export function HostChartCard({ host, ...props }: HostChartCardProps) {
  if (host !== undefined) return <KnownHostChartCard host={host} {...props} />
  return (
    <ChartCard {...frameOf(props.chart)} content={undefined} error={null} onRetry={() => {}} emptyText="" />
  )
}

function KnownHostChartCard({ chart, host, reads }: HostChartCardProps & { host: string }) {
  const { words } = useFrameRange()
  const { lines, derive } = chart
  const dimensions = { hostname: host }
  const { content, error, retry } = useChartSeries({ lines, derive, dimensions, reads })
  const drawn = useMemo(() => {
    // Metrics that a host does not report, such as a longer load average, are left out of the legend.
    const reported = content?.series.filter(({ points }) => points.timestamps.length > 0)
    return content && reported && reported.length > 0 ? { ...content, series: reported } : content
  }, [content])

  return (
    <ChartCard
      {...frameOf(chart)}
      content={drawn}
      error={error}
      onRetry={retry}
      emptyText={`No data from ${host} in ${words}.`}
    />
  )
}

/** The props of a card with or without points. */
function frameOf({ title, unit }: HostChart) {
  return { title, unit, syncKey: 'overview' }
}
