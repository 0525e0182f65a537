import type { MetricUnit } from '@monasca/core/units'
import { formatAxisValue } from '../../../format/formatValue.js'
import classes from './HeatMap.module.css'

/** The scale of the colours. */
export function HeatLegend({
  colors,
  top,
  unit,
}: {
  colors: readonly string[]
  top: number
  unit: MetricUnit
}) {
  return (
    <div className={classes['legend']} role="note" aria-label="Scale">
      <span>{formatAxisValue(0, unit)}</span>
      <span className={classes['scale']} aria-hidden="true">
        {colors.map((color) => (
          <span key={color} style={{ background: color }} />
        ))}
      </span>
      <span>{formatAxisValue(top, unit)}</span>
      <span className={classes['none']} aria-hidden="true" />
      <span>no data</span>
    </div>
  )
}
