import { Text } from '@mantine/core'
import type { SubExpression } from '@monasca/core/expression'
import { sliceSeries } from '@monasca/core/series'
import { useMemo, useState } from 'react'
import { functionWords, thresholdWords, unitOf } from '../../components/alarm/comparisonWords.js'
import { Chart } from '../../components/chart/Chart.js'
import type { ChartLine, ChartSettings } from '../../components/chart/types.js'
import { Dimensions } from '../../components/Dimensions.js'
import type { BacktestRow } from './backtestRows.js'
import { ThresholdSlider } from './ThresholdSlider.js'
import { thresholdScale } from './thresholdScale.js'

export type ThresholdChartProps = {
  /** The comparison with the threshold that is tried. */
  comparison: SubExpression
  /** Its place in the expression. */
  index: number
  rows: readonly BacktestRow[]
  start: number
  end: number
  rangeWords: string
  onThreshold: (threshold: number) => void
}

const settings: ChartSettings = { draw: 'lines' }

/** The values that the engine compares, with a threshold line to drag. */
export function ThresholdChart(props: ThresholdChartProps) {
  const { comparison, index, rows, start, end, rangeWords, onThreshold } = props
  const { threshold, function: name, period, metricName } = comparison
  // Stays while the line is dragged: an axis that moves under the pointer is hard to aim at.
  const [fixed, setFixed] = useState(threshold)
  const lines = useMemo(
    () => toLines(rows, comparison, index, start, end),
    [rows, comparison, index, start, end],
  )
  const scale = useMemo(() => {
    const [min, max] = extent(lines)
    return thresholdScale(min, max, fixed)
  }, [lines, fixed])
  const words = thresholdWords(comparison)
  const title = `${functionWords(comparison)}: ${metricName}`
  const hidden = rows.length - lines.length
  return (
    <Chart
      title={title}
      order={3}
      subtitle={<Dimensions dimensions={comparison.dimensions} />}
      lines={lines}
      start={start}
      end={end}
      minimumStep={name === 'LAST' ? undefined : period * 1000}
      settings={settings}
      top={scale.high}
      bottom={scale.low}
      syncKey="backtest"
      height={240}
      overlay={(edges) => (
        <ThresholdSlider
          name={`Threshold of ${metricName}`}
          value={threshold}
          words={words}
          scale={scale}
          edges={edges}
          onChange={onThreshold}
          onSettle={() => setFixed(threshold)}
        />
      )}
      footer={
        hidden > 0 && (
          <Text size="xs" c="dimmed">
            and {hidden} more, further from the threshold
          </Text>
        )
      }
      error={null}
      onRetry={() => {}}
      emptyText={`No data in ${rangeWords}.`}
    />
  )
}

function toLines(
  rows: readonly BacktestRow[],
  comparison: SubExpression,
  index: number,
  start: number,
  end: number,
): ChartLine[] {
  const unit = unitOf(comparison)
  return rows.flatMap(({ label, color, alarm, place }): ChartLine[] => {
    const points = alarm.values[index]
    if (color === undefined || points === undefined) return []
    const cut = sliceSeries(points, start, end + 1)
    if (cut.timestamps.length === 0) return []
    return [{ id: String(place), label, color, unit, points: cut }]
  })
}

function extent(lines: readonly ChartLine[]): [min: number, max: number] {
  let [min, max] = [0, 0]
  for (const { points } of lines) {
    for (const value of points.columns.value) {
      if (value < min) min = value
      if (value > max) max = value
    }
  }
  return [min, max]
}
