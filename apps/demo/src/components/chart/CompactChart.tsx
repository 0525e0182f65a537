import classes from './Chart.module.css'
import type { ChartProps } from './chartProps.js'
import { lastTime } from './lastValues.js'
import { TimeChart } from './TimeChart.js'
import { usePlotProps } from './usePlotProps.js'

/** A small plot among many: what it is of, and its newest value, are beside it. */
export function CompactChart({ emptyText, onCursor, ...props }: ChartProps) {
  const { lines = [] } = props
  const plot = usePlotProps({ ...props, lines, count: lines.length })
  if (lastTime(lines) === undefined) {
    return (
      <div className={classes['nothing']} style={{ height: plot.height === 'fill' ? '100%' : plot.height }}>
        {emptyText}
      </div>
    )
  }
  return <TimeChart {...plot} compact onCursor={(cursor) => onCursor?.(cursor?.time)} />
}
