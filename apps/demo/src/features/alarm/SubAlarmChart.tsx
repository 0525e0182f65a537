import type { ExplainedSubAlarm } from '@monasca/core/evaluation'
import { metricKey, sliceSeries } from '@monasca/core/series'
import { useMemo } from 'react'
import { functionWords, thresholdWords, unitOf } from '../../components/alarm/comparisonWords.js'
import { differingDimensions } from '../../components/alarm/differingDimensions.js'
import { Chart } from '../../components/chart/Chart.js'
import type { ChartAnnotation, ChartLine, ChartMarks, ChartShade } from '../../components/chart/types.js'
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
  annotations: readonly ChartAnnotation[] | undefined
}

/** Lines of single metrics, besides the one of all together: there are eight colours. */
const mostMetrics = 7

/** The values that one comparison sees, with its threshold and the states of the alarm. */
export function SubAlarmChart(props: SubAlarmChartProps) {
  const { subAlarm, rangeWords, error, onRetry, shades, annotations } = props
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
      annotations,
    }),
    [expression, shades, annotations],
  )
  return (
    <Chart
      title={expression.metricName}
      subtitle={<Dimensions dimensions={expression.dimensions} />}
      lines={content?.lines}
      start={content?.start ?? 0}
      end={content?.end ?? 0}
      minimumStep={content?.minimumStep}
      error={content === undefined ? error : null}
      onRetry={onRetry}
      syncKey="alarm"
      height={220}
      marks={marks}
      emptyText={`No data in ${rangeWords}.`}
    />
  )
}

type Content = { lines: ChartLine[]; start: number; end: number; minimumStep: number | undefined }

function toContent(subAlarm: ExplainedSubAlarm, start: number, end: number): Content | undefined {
  const { expression, metrics, points, timestamp, isCurrent } = subAlarm
  if (points === undefined) return undefined
  // The newest point is the value in the table: later periods are not over yet.
  const cut = (column: typeof points) =>
    sliceSeries(column, start, timestamp === undefined ? end : timestamp + 1)
  const step = expression.function === 'LAST' ? undefined : expression.period * 1000
  const unit = unitOf(expression)
  const names = differingDimensions(metrics.map(({ metric }) => metric))
  const single: ChartLine[] =
    metrics.length < 2
      ? []
      : metrics.slice(0, mostMetrics).flatMap(({ metric, points }, index) =>
          points === undefined
            ? []
            : [
                {
                  id: metricKey(metric),
                  label: names.map((name) => metric.dimensions[name] ?? `no ${name}`).join(' '),
                  color: index + 2,
                  unit,
                  points: cut(points),
                },
              ],
        )
  return {
    lines: [
      {
        id: 'all',
        label: metrics.length < 2 ? functionWords(expression) : `${functionWords(expression)}, all metrics`,
        color: 1,
        unit,
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
