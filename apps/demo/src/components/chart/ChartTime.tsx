import classes from './Chart.module.css'
import { type CursorStore, useCursor } from './cursorStore.js'
import { formatExactMoment, formatMoment } from './lineEnds.js'

export type ChartTimeProps = {
  cursor: CursorStore
  /** Milliseconds since the epoch. */
  newest: number
  /** Since when no line has data. */
  silentSince: number | undefined
  start: number
  end: number
}

/** The time of the values in the legend: below the crosshair, or the newest one and whether it is old. */
export function ChartTime({ cursor, newest, silentSince, start, end }: ChartTimeProps) {
  const time = useCursor(cursor)?.time
  const isLate = time === undefined && silentSince !== undefined
  const shown = time ?? newest
  return (
    <time
      className={classes['time']}
      data-cursor={time !== undefined || undefined}
      data-late={isLate || undefined}
      dateTime={new Date(shown).toISOString()}
    >
      {isLate
        ? `No data since ${formatMoment(silentSince, { start, end })}`
        : formatExactMoment(shown, { start, end })}
    </time>
  )
}
