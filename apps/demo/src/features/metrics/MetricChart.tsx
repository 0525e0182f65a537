import { Paper } from '@mantine/core'
import { metricKey } from '@monasca/core/series'
import { unitOfMetric } from '@monasca/core/units'
import { useKeepPreviousData, useLiveSeries, useRequester } from '@monasca/react'
import { toServerFilter } from '@monasca/react/query'
import { useMemo } from 'react'
import { Chart } from '../../components/chart/Chart.js'
import type { ChartLine } from '../../components/chart/types.js'
import { Dimensions } from '../../components/Dimensions.js'
import { EmptyNotice } from '../../components/states/EmptyNotice.js'
import { pollLive } from '../../series/pollEvery.js'
import { useFrameRange } from '../../timeRange/FrameRangeContext.js'
import { statisticsPeriod } from '../../timeRange/ranges.js'
import type { MetricIdentity } from './metricsSearch.js'
import { SummaryList } from './SummaryList.js'
import { summarise } from './summarise.js'

export type MetricChartProps = {
  metric: MetricIdentity | undefined
}

/** The statistics of the chosen metric. */
export function MetricChart(props: MetricChartProps) {
  const { metric } = props
  if (metric) return <ChosenMetricChart {...props} metric={metric} />
  return (
    <Paper withBorder>
      <EmptyNotice>Choose a metric from the list to see its average, minimum and maximum.</EmptyNotice>
    </Paper>
  )
}

function ChosenMetricChart({ metric }: MetricChartProps & { metric: MetricIdentity }) {
  const range = useFrameRange()
  const client = useRequester()
  const { length } = range
  const period = statisticsPeriod(range)
  const result = useLiveSeries({
    name: metric.name,
    dimensions: toServerFilter(metric.dimensions),
    statistics: ['avg', 'min', 'max', 'count'],
    period,
    ...range.series,
    // The query also matches metrics with further dimensions; the chosen one is selected below.
    groupBy: '*',
    query: pollLive(range.polls, range.every(period)),
  })

  const { series, endTime: end = 0 } = result.data ?? {}
  const unit = unitOfMetric(metric.name)
  const drawn = useMemo(() => {
    const chosen = series?.find((one) => metricKey(one) === metricKey(metric))
    const line = (id: 'avg' | 'min' | 'max', label: string, color: number): ChartLine[] =>
      chosen
        ? [{ id, label, color, unit, points: { ...chosen, columns: { value: chosen.columns[id] } } }]
        : []
    return {
      summary: chosen && summarise(chosen.columns),
      lines: [...line('avg', 'Average', 1), ...line('max', 'Maximum', 2), ...line('min', 'Minimum', 3)],
    }
  }, [series, metric, unit])
  const content = useMemo(
    () => series && { ...drawn, start: end - length, end },
    [series, drawn, length, end],
  )
  const { data, error } = useKeepPreviousData({
    subject: JSON.stringify([client.scope, metric]),
    data: content,
    error: result.error,
    isPending: result.isPending,
  })

  return (
    <Chart
      title={metric.name}
      subtitle={<Dimensions dimensions={metric.dimensions} />}
      lines={data?.lines}
      start={data?.start ?? 0}
      end={data?.end ?? 0}
      minimumStep={period * 1000}
      error={error}
      onRetry={() => void result.refetch()}
      syncKey="metric"
      height={280}
      emptyText={`No data for this metric in ${range.words}.`}
      footer={<SummaryList summary={data?.summary} unit={unit} range={range} />}
    />
  )
}
