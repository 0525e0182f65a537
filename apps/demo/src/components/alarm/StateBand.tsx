import type { AlarmTimeline } from '@monasca/core/evaluation'
import { formatDuration } from '../../format/formatDuration.js'
import { formatClock, formatDateTime } from '../../format/formatTime.js'
import { alarmStates } from './alarmStates.js'
import classes from './StateBand.module.css'
import { StateTrack } from './StateTrack.js'
import { stateLooks } from './stateLooks.js'

export type StateBandProps = {
  timeline: AlarmTimeline
  /** First and last moment of the range: milliseconds since the epoch. */
  start: number
  end: number
  /** The range in words: `the last hour`. */
  rangeWords: string
}

/** The states of an alarm over a range: by height, pattern and colour, with the share of each in words. */
export function StateBand({ timeline, start, end, rangeWords }: StateBandProps) {
  const { periods, seconds } = timeline
  const length = end - start
  const format = length > 86_400_000 ? formatDateTime : formatClock
  const shares = alarmStates
    .filter((state) => seconds[state] > 0)
    .map((state) => ({
      state,
      label: stateLooks[state].label,
      share: shareWords((seconds[state] * 1000) / length),
      duration: formatDuration(seconds[state] * 1000),
    }))
  return (
    // biome-ignore lint/a11y/useSemanticElements: nothing in it is a form control
    <div className={classes['band']} role="group" aria-label={`States in ${rangeWords}`}>
      <StateTrack periods={periods} start={start} end={end} />
      <div className={classes['ends']}>
        <span>{format(start)}</span>
        <span>{format(end)}</span>
      </div>
      <ul className={classes['shares']}>
        {shares.length === 0 && <li>The alarm did not exist yet.</li>}
        {shares.map(({ state, label, share, duration }) => (
          <li key={state}>
            <span className={classes['swatch']} data-state={state} aria-hidden="true" />
            {label} <strong>{share}</strong> ({duration})
          </li>
        ))}
      </ul>
    </div>
  )
}

function shareWords(share: number): string {
  const percent = Math.round(share * 100)
  return percent === 0 ? '< 1\u202f%' : `${percent}\u202f%`
}
