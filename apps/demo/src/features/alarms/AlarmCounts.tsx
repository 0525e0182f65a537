import type { AlarmState, Severity } from '@monasca/core'
import { alarmStates } from '../../components/alarm/alarmStates.js'
import { SeverityMark } from '../../components/alarm/SeverityMark.js'
import { stateLooks } from '../../components/alarm/stateLooks.js'
import { formatCount } from '../../format/formatCount.js'
import classes from './AlarmCounts.module.css'
import { severities } from './alarmsSearch.js'
import type { Facets } from './countFacets.js'

export type AlarmCountsProps = {
  /** `undefined` while they load. */
  facets: Facets | undefined
  state: AlarmState | undefined
  severity: readonly Severity[] | undefined
  onState: (state: AlarmState | undefined) => void
  onSeverity: (severity: Severity[] | undefined) => void
}

/** Numbers of alarms per state and severity. A click filters by it, a second one removes the filter. */
export function AlarmCounts({ facets, state, severity = [], onState, onSeverity }: AlarmCountsProps) {
  const toggleSeverity = (one: Severity) => {
    const next = severity.includes(one) ? severity.filter((other) => other !== one) : [...severity, one]
    onSeverity(next.length === 0 ? undefined : next)
  }
  return (
    <div className={classes['counts']}>
      <fieldset className={classes['group']} aria-label="State">
        {alarmStates.map((one) => {
          const { label, color, Icon } = stateLooks[one]
          const count = facets?.states[one]
          return (
            <button
              key={one}
              type="button"
              className={classes['state']}
              data-state={one}
              data-quiet={count === 0 || undefined}
              aria-pressed={state === one}
              onClick={() => onState(state === one ? undefined : one)}
            >
              <Icon size={18} aria-hidden="true" style={{ color: `var(--icon-${color})` }} />
              <strong>{count === undefined ? '–' : formatCount(count)}</strong>
              <span>{label}</span>
            </button>
          )
        })}
      </fieldset>
      <fieldset className={classes['group']} aria-label="Severity">
        {severities.map((one) => {
          const count = facets?.severities[one]
          return (
            <button
              key={one}
              type="button"
              className={classes['severity']}
              data-quiet={count === 0 || undefined}
              aria-pressed={severity.includes(one)}
              onClick={() => toggleSeverity(one)}
            >
              <SeverityMark severity={one} quiet={count === 0} />
              <strong>{count === undefined ? '–' : formatCount(count)}</strong>
            </button>
          )
        })}
      </fieldset>
    </div>
  )
}
