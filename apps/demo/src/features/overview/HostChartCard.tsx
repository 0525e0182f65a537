import { useMemo } from 'react'
import { Chart } from '../../components/chart/Chart.js'
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
    <Chart
      {...frameOf(props.chart)}
      lines={undefined}
      start={0}
      end={0}
      error={null}
      onRetry={() => {}}
      emptyText=""
    />
  )
}

function KnownHostChartCard({ chart, host, reads }: HostChartCardProps & { host: string }) {
  const { words } = useFrameRange()
  const { lines, derive } = chart
  const dimensions = { hostname: host }
  const { content, error, retry } = useChartSeries({ lines, derive, dimensions, reads })
  const drawn = useMemo(() => {
    // Metrics that a host does not report, such as a longer load average, are left out of the legend.
    const reported = content?.lines.filter(({ points }) => points.timestamps.length > 0)
    return reported && reported.length > 0 ? reported : content?.lines
  }, [content])

  return (
    <Chart
      {...frameOf(chart)}
      lines={drawn}
      start={content?.start ?? 0}
      end={content?.end ?? 0}
      minimumStep={content?.minimumStep}
      error={error}
      onRetry={retry}
      emptyText={`No data from ${host} in ${words}.`}
    />
  )
}

/** The props of a chart with or without points. */
function frameOf({ title, settings }: HostChart) {
  return { title, settings, syncKey: 'overview' }
}
