import { useMemo } from 'react'
import classes from './ArrangedChart.module.css'
import { drawingOf } from './drawings.js'
import { countZeros } from './logValues.js'
import { TimeChart, type TimeChartProps } from './TimeChart.js'

/** A chart whose lines are stacked or drawn as bars, or whose scale is logarithmic. */
export function ArrangedChart(props: TimeChartProps) {
  const { lines, draw, scale, start, end } = props
  const zeros = useMemo(
    () => (scale === 'log' ? countZeros(lines, start, end) : 0),
    [scale, lines, start, end],
  )
  return (
    <>
      <TimeChart {...props} drawing={drawingOf(draw, scale)} />
      {zeros > 0 && (
        <p className={classes['note']} role="status">
          {zeros} {zeros === 1 ? 'value' : 'values'} at or below zero cannot be shown on a log scale.
        </p>
      )}
    </>
  )
}
