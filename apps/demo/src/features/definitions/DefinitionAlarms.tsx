import { Link } from '@tanstack/react-router'
import { alarmStates } from '../../components/alarm/alarmStates.js'
import { stateLooks } from '../../components/alarm/stateLooks.js'
import { aboveRowLink } from '../../components/table/rowLink.js'
import { formatCount } from '../../format/formatCount.js'
import { type StateCounts, totalOf } from './countsByDefinition.js'
import classes from './DefinitionsPage.module.css'

export type DefinitionAlarmsProps = {
  definition: { id: string; name: string }
  counts: StateCounts | undefined
  /** Whether the counts have been read. */
  isKnown: boolean
}

/** The number of alarms in each state, as links to them. */
export function DefinitionAlarms({ definition: { id, name }, counts, isKnown }: DefinitionAlarmsProps) {
  if (!isKnown) return <span className={classes['quiet']}>–</span>
  if (totalOf(counts) === 0) return <span className={classes['quiet']}>None</span>
  return (
    <span className={`${classes['counts']} ${aboveRowLink}`}>
      {alarmStates.map((state) => {
        const count = counts?.[state] ?? 0
        const { label, color, Icon } = stateLooks[state]
        if (count === 0) return null
        return (
          <Link
            key={state}
            to="/alarms"
            search={{ definition: id, state }}
            preload={false}
            className={classes['count'] ?? ''}
            aria-label={`${formatCount(count)} in state ${label} of ${name}`}
            title={`${formatCount(count)} in state ${label}`}
            data-state={state}
          >
            <Icon size={14} aria-hidden="true" style={{ color: `var(--icon-${color})` }} />
            {formatCount(count)}
          </Link>
        )
      })}
    </span>
  )
}
