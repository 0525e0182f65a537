import { Paper } from '@mantine/core'
import { metricKey } from '@monasca/core/series'
import { unitOfMetric } from '@monasca/core/units'
import { useKeepPreviousData, useLiveSeries, useRequester } from '@monasca/react'
import { toServerFilter } from '@monasca/react/query'
import { useMemo } from 'react'
import { ChartCard, type ChartContent } from '../../components/chart/ChartCard.js'
import type { ChartSeries } from '../../components/chart/createPlot.js'
import { Dimensions } from '../../components/Dimensions.js'
import { EmptyNotice } from '../../components/states/EmptyNotice.js'
import { pollLive } from '../../series/pollEvery.js'
import { useFrameRange } from '../../timeRange/FrameRangeContext.js'
import { statisticsPeriod } from '../../timeRange/ranges.js'
import type { MetricIdentity } from './metricsSearch.js'
import { SummaryList } from './SummaryList.js'
import { type Summary, summarise } from './summarise.js'

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
  const drawn = useMemo(() => {
    const chosen = series?.find((one) => metricKey(one) === metricKey(metric))
    const line = (look: Omit<ChartSeries, 'points'>, statistic: 'avg' | 'min' | 'max'): ChartSeries[] =>
      chosen ? [{ ...look, points: { ...chosen, columns: { value: chosen.columns[statistic] } } }] : []
    return {
      summary: chosen && summarise(chosen.columns),
      lines: [
        ...line({ label: 'Average', color: 1, fill: 'none' }, 'avg'),
        ...line({ label: 'Maximum', color: 2, fill: 'band' }, 'max'),
        ...line({ label: 'Minimum', color: 3, fill: 'none' }, 'min'),
      ],
    }
  }, [series, metric])
  const content = useMemo(
    (): (ChartContent & { summary: Summary | undefined }) | undefined =>
      series && {
        series: drawn.lines,
        summary: drawn.summary,
        start: end - length,
        end,
        minimumStep: period * 1000,
      },
    [series, drawn, length, end, period],
  )
  const { data, error } = useKeepPreviousData({
    subject: JSON.stringify([client.scope, metric]),
    data: content,
    error: result.error,
    isPending: result.isPending,
  })
  const unit = unitOfMetric(metric.name)

  return (
    <ChartCard
      title={metric.name}
      subtitle={<Dimensions dimensions={metric.dimensions} />}
      unit={unit}
      content={data}
      error={error}
      onRetry={() => void result.refetch()}
      syncKey="metric"
      height={280}
      emptyText={`No data for this metric in ${range.words}.`}
      footer={<SummaryList summary={data?.summary} unit={unit} range={range} />}
    />
  )
}
