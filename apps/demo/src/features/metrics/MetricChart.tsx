import { Paper } from '@mantine/core'
import { metricKey } from '@monasca/core'
import { useStatistics } from '@monasca/react'
import { useMemo } from 'react'
import { ChartCard } from '../../components/chart/ChartCard.js'
import type { ChartSeries } from '../../components/chart/TimeChart.js'
import { Dimensions } from '../../components/Dimensions.js'
import { EmptyNotice } from '../../components/states/EmptyNotice.js'
import { unitOfMetric } from '../../format/formatValue.js'
import { useKept } from '../../series/useKept.js'
import { type Range, statisticsPeriod } from '../../timeRange/ranges.js'
import type { MetricIdentity } from './metricsSearch.js'
import { SummaryList } from './SummaryList.js'
import { summarise } from './summarise.js'

export type MetricChartProps = {
  metric: MetricIdentity | undefined
  range: Range
  /** Milliseconds since the epoch. */
  startTime: number
  endTime: number
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

function ChosenMetricChart({
  metric,
  range,
  startTime,
  endTime,
}: MetricChartProps & { metric: MetricIdentity }) {
  const period = statisticsPeriod(range)
  const result = useStatistics({
    name: metric.name,
    dimensions: metric.dimensions,
    statistics: ['avg', 'min', 'max', 'count'],
    startTime,
    endTime,
    period,
    // Metrics with further dimensions match the query too: the one that was chosen is picked out of them.
    groupBy: '*',
    query: { gcTime: 30_000, staleTime: Number.POSITIVE_INFINITY },
  })

  const { data, error } = useKept(JSON.stringify([metric, range.id]), {
    data: result.data,
    error: result.error,
    pending: result.isPlaceholderData || result.isPending,
  })
  const steps = useMemo(
    () => data && (data.elements.find((one) => metricKey(one) === metricKey(metric))?.statistics ?? []),
    [data, metric],
  )
  const series = useMemo(() => {
    if (!steps) return undefined
    const line = (
      label: string,
      color: number,
      statistic: 'avg' | 'min' | 'max',
      fill: 'band' | 'none',
    ): ChartSeries => ({
      label,
      color,
      fill,
      points: steps.map((step) => [step.timestamp, step[statistic]] as const),
    })
    return [
      line('Average', 1, 'avg', 'none'),
      line('Maximum', 2, 'max', 'band'),
      line('Minimum', 3, 'min', 'none'),
    ]
  }, [steps])
  const unit = unitOfMetric(metric.name)

  return (
    <ChartCard
      title={metric.name}
      subtitle={<Dimensions dimensions={metric.dimensions} />}
      unit={unit}
      series={series}
      error={error}
      onRetry={() => void result.refetch()}
      start={startTime}
      end={endTime}
      minimumStep={period * 1000}
      syncKey="metric"
      height={280}
      emptyText={`This metric has no measurement in ${range.words}.`}
      footer={<SummaryList summary={steps && summarise(steps)} unit={unit} range={range} />}
    />
  )
}
