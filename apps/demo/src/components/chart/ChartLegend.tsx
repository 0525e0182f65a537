import type { MouseEvent } from 'react'
import { formatValue } from '../../format/formatValue.js'
import classes from './ChartLegend.module.css'
import { type CursorStore, useCursor } from './cursorStore.js'
import { valueAt } from './lastValues.js'
import { Swatch } from './Swatch.js'
import type { ChartLine } from './types.js'

export type ChartLegendProps = {
  lines: readonly ChartLine[]
  hidden: ReadonlySet<string>
  cursor: CursorStore
  /** Milliseconds: an older value is none. */
  longest: number
  /** Called with `toggle` for Shift: hides or shows a line; otherwise shows it alone, or all again. */
  onChoose: (id: string, toggle: boolean) => void
}

/** Names in the line: more would take the place of the chart. */
const limit = 12

/** The names of lines, with the newest values or those at the crosshair. */
export function ChartLegend({ lines, hidden, cursor, longest, onChoose }: ChartLegendProps) {
  const time = useCursor(cursor)?.time
  const shown = lines.slice(0, limit)
  return (
    <ul className={classes['legend']}>
      {shown.map(({ id, label, color, dashed, unit, points }) => {
        const value = time === undefined ? valueAt(points) : valueAt(points, time, longest)
        const words = (
          <>
            <Swatch color={color} dashed={dashed} />
            {label} <strong>{value === undefined ? '–' : formatValue(value, unit)}</strong>
          </>
        )
        return (
          <li key={id}>
            {lines.length === 1 ? (
              words
            ) : (
              <button
                type="button"
                aria-pressed={!hidden.has(id)}
                title="Click to show only this line. Shift and click to hide it."
                onClick={(event: MouseEvent) => onChoose(id, event.shiftKey)}
              >
                {words}
              </button>
            )}
          </li>
        )
      })}
      {lines.length > limit && <li>and {lines.length - limit} more</li>}
    </ul>
  )
}
