import { Text } from '@mantine/core'
import { useAlarmCount } from '@monasca/react'
import { Link } from '@tanstack/react-router'
import { alarmStates } from '../../components/alarm/alarmStates.js'
import { stateLooks } from '../../components/alarm/stateLooks.js'
import { describeError } from '../../components/states/describeError.js'
import { StaleNotice } from '../../components/states/StaleNotice.js'
import { pollEvery } from '../../series/pollEvery.js'
import classes from './AlarmSummary.module.css'
import { countStates } from './countStates.js'

/** Milliseconds between reads of the counts. */
const interval = 15_000

/** The number of alarms in each state, as links to them. */
export function AlarmSummary() {
  const { data, error, refetch } = useAlarmCount({
    groupBy: ['state'],
    query: { ...pollEvery(interval), select: countStates },
  })
  return (
    <nav className={classes['summary']} aria-label="Alarms by state">
      <Text span fw={600} size="sm">
        Alarms
      </Text>
      {data === undefined && error !== null && (
        <Text span size="xs" c="dimmed">
          {describeError(error).title}
        </Text>
      )}
      {(data !== undefined || error === null) &&
        alarmStates.map((state) => {
          const { label, color, Icon } = stateLooks[state]
          const count = data?.[state]
          return (
            <Link
              key={state}
              to="/alarms"
              search={{ state }}
              className={classes['state'] ?? ''}
              data-quiet={count === 0 || undefined}
            >
              <Icon size={15} aria-hidden="true" style={{ color: `var(--mantine-color-${color}-text)` }} />
              <strong>{count ?? '–'}</strong> {label}
            </Link>
          )
        })}
      {data !== undefined && error !== null && <StaleNotice error={error} onRetry={() => void refetch()} />}
    </nav>
  )
}
