import type { ExplainedSubAlarm } from '@monasca/core/evaluation'
import { sliceSeries } from '@monasca/core/series'
import { useMemo } from 'react'
import { functionWords, thresholdWords, unitOf } from '../../components/alarm/comparisonWords.js'
import { differingDimensions } from '../../components/alarm/differingDimensions.js'
import { ChartCard, type ChartContent } from '../../components/chart/ChartCard.js'
import type { ChartMarks, ChartShade } from '../../components/chart/chartMarks.js'
import type { ChartSeries } from '../../components/chart/createPlot.js'
import { Dimensions } from '../../components/Dimensions.js'

export type SubAlarmChartProps = {
  subAlarm: ExplainedSubAlarm
  /** Milliseconds since the epoch; `undefined` until the series have arrived. */
  range: { start: number; end: number } | undefined
  /** The range in words: `the last hour`. */
  rangeWords: string
  error: unknown
  onRetry: () => void
  shades: readonly ChartShade[] | undefined
}

/** Lines of single metrics, besides the one of all together: there are six colours. */
const mostMetrics = 5

/** The values that one comparison sees, with its threshold and the states of the alarm. */
export function SubAlarmChart(props: SubAlarmChartProps) {
  const { subAlarm, rangeWords, error, onRetry, shades } = props
  const { expression } = subAlarm
  const { start, end } = props.range ?? {}
  const content = useMemo(
    () => (start === undefined || end === undefined ? undefined : toContent(subAlarm, start, end)),
    [subAlarm, start, end],
  )
  const marks = useMemo(
    (): ChartMarks => ({
      threshold: { value: expression.threshold, label: thresholdWords(expression) },
      shades,
    }),
    [expression, shades],
  )
  return (
    <ChartCard
      title={expression.metricName}
      subtitle={<Dimensions dimensions={expression.dimensions} />}
      unit={unitOf(expression)}
      content={content}
      error={content === undefined ? error : null}
      onRetry={onRetry}
      syncKey="alarm"
      height={220}
      marks={marks}
      emptyText={`No data in ${rangeWords}.`}
    />
  )
}

function toContent(subAlarm: ExplainedSubAlarm, start: number, end: number): ChartContent | undefined {
  const { expression, metrics, points, timestamp, isCurrent } = subAlarm
  if (points === undefined) return undefined
  // The newest point is the value in the table: later periods are not over yet.
  const cut = (column: typeof points) =>
    sliceSeries(column, start, timestamp === undefined ? end : timestamp + 1)
  const step = expression.function === 'LAST' ? undefined : expression.period * 1000
  const names = differingDimensions(metrics.map(({ metric }) => metric))
  const single: ChartSeries[] =
    metrics.length < 2
      ? []
      : metrics.slice(0, mostMetrics).flatMap(({ metric, points }, index) =>
          points === undefined
            ? []
            : [
                {
                  label: names.map((name) => metric.dimensions[name] ?? `no ${name}`).join(' '),
                  color: index + 2,
                  fill: 'none',
                  points: cut(points),
                },
              ],
        )
  return {
    series: [
      {
        label: metrics.length < 2 ? functionWords(expression) : `${functionWords(expression)}, all metrics`,
        color: 1,
        fill: single.length === 0 ? 'area' : 'none',
        points: cut(points),
      },
      ...single,
    ],
    start,
    // The newest whole period is not late yet: it may have started two and a half periods ago.
    end:
      isCurrent && step !== undefined && timestamp !== undefined ? Math.min(end, timestamp + 2 * step) : end,
    minimumStep: step,
  }
}
