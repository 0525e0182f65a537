import { chartColor } from './palette.js'
import classes from './Swatch.module.css'

/** The colour of a line, as in the chart. */
export function Swatch({ color, dashed }: { color: number; dashed?: boolean | undefined }) {
  return (
    <span
      className={classes['swatch']}
      data-dashed={dashed || undefined}
      style={{ color: `var(${chartColor(color)})` }}
      aria-hidden="true"
    />
  )
}
