import { Paper, Title } from '@mantine/core'
import type { SubExpression } from '@monasca/core/expression'
import { useMemo, useState } from 'react'
import { functionWords, thresholdWords, unitOf } from '../../components/alarm/comparisonWords.js'
import classes from '../../components/chart/ChartCard.module.css'
import type { ChartSeries } from '../../components/chart/createPlot.js'
import { TimeChart } from '../../components/chart/TimeChart.js'
import { Dimensions } from '../../components/Dimensions.js'
import { EmptyNotice } from '../../components/states/EmptyNotice.js'
import type { BacktestRow } from './backtestRows.js'
import own from './ThresholdChart.module.css'
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

const height = 240

/** The values that the engine compares, with a threshold line to drag. */
export function ThresholdChart(props: ThresholdChartProps) {
  const { comparison, index, rows, start, end, rangeWords, onThreshold } = props
  const { threshold, function: name, period, metricName } = comparison
  // Stays while the line is dragged: an axis that moves under the pointer is hard to aim at.
  const [fixed, setFixed] = useState(threshold)
  const series = useMemo(() => toLines(rows, index, start, end), [rows, index, start, end])
  const scale = useMemo(() => {
    const [min, max] = extent(series)
    return thresholdScale(min, max, fixed)
  }, [series, fixed])
  const words = thresholdWords(comparison)
  const title = `${functionWords(comparison)}: ${metricName}`
  const hidden = rows.length - series.length
  return (
    <Paper component="figure" className={classes['card']} withBorder>
      <figcaption className={classes['caption']}>
        <div className={classes['heading']}>
          <Title order={3}>{title}</Title>
        </div>
        <Dimensions dimensions={comparison.dimensions} />
        <ul className={classes['legend']}>
          {series.map(({ label, color }) => (
            <li key={label}>
              <span
                className={classes['swatch']}
                style={{ backgroundColor: `var(--chart-${color})` }}
                aria-hidden="true"
              />
              {label}
            </li>
          ))}
          {hidden > 0 && <li>and {hidden} more, further from the threshold</li>}
        </ul>
      </figcaption>
      <div className={`${classes['body']} ${own['plot']}`} style={{ minHeight: height }}>
        {series.length === 0 ? (
          <EmptyNotice>No data in {rangeWords}.</EmptyNotice>
        ) : (
          <>
            <TimeChart
              series={series}
              unit={unitOf(comparison)}
              start={start}
              end={end}
              minimumStep={name === 'LAST' ? undefined : period * 1000}
              top={scale.high}
              bottom={scale.low}
              syncKey="backtest"
              height={height}
              description={`${title}, line chart of ${rangeWords}. Threshold ${words}.`}
            />
            <ThresholdSlider
              name={`Threshold of ${metricName}`}
              value={threshold}
              words={words}
              scale={scale}
              onChange={onThreshold}
              onSettle={() => setFixed(threshold)}
            />
          </>
        )}
      </div>
    </Paper>
  )
}

function toLines(rows: readonly BacktestRow[], index: number, start: number, end: number): ChartSeries[] {
  return rows.flatMap(({ label, color, alarm }): ChartSeries[] => {
    const points = alarm.values[index]
    if (color === undefined || points === undefined) return []
    const from = points.timestamps.findIndex((time) => time >= start)
    const to = points.timestamps.findLastIndex((time) => time <= end) + 1
    if (from < 0 || to <= from) return []
    const cut = {
      ...points,
      timestamps: points.timestamps.subarray(from, to),
      columns: { value: points.columns.value.subarray(from, to) },
    }
    return [{ label, color, fill: 'none', points: cut }]
  })
}

function extent(series: readonly ChartSeries[]): [min: number, max: number] {
  let [min, max] = [0, 0]
  for (const { points } of series) {
    for (const value of points.columns.value) {
      if (value < min) min = value
      if (value > max) max = value
    }
  }
  return [min, max]
}
