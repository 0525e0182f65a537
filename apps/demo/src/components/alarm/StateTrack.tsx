import type { AlarmTimeline } from '@monasca/core/evaluation'
import { formatClock, formatDateTime } from '../../format/formatTime.js'
import classes from './StateBand.module.css'
import { stateLooks } from './stateLooks.js'

export type StateTrackProps = {
  periods: AlarmTimeline['periods']
  /** First and last moment of the range: milliseconds since the epoch. */
  start: number
  end: number
  /** For a row of a table. @default false */
  compact?: boolean
}

/** The states of a range as a bar. Not for screen readers: text beside it must say the same. */
export function StateTrack({ periods, start, end, compact = false }: StateTrackProps) {
  const length = end - start
  const percent = (milliseconds: number) => `${(milliseconds / length) * 100}%`
  const format = length > 86_400_000 ? formatDateTime : formatClock
  return (
    <div className={classes['track']} data-compact={compact || undefined} aria-hidden="true">
      {periods.map(({ state, startTime, endTime }) => (
        <span
          key={startTime}
          className={classes['period']}
          data-state={state}
          title={`${stateLooks[state].label}, ${format(startTime)} to ${format(endTime)}`}
          style={{ left: percent(startTime - start), width: percent(endTime - startTime) }}
        />
      ))}
    </div>
  )
}
