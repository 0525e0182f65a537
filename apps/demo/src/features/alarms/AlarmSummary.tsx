import type { AlarmState } from '@monasca/core'
import { useAlarmCount } from '@monasca/react'
import { Link } from '@tanstack/react-router'
import { alarmStates } from '../../components/alarm/alarmStates.js'
import { SeverityMark } from '../../components/alarm/SeverityMark.js'
import { stateLooks } from '../../components/alarm/stateLooks.js'
import { Skeleton } from '../../components/base/Skeleton.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { StaleNotice } from '../../components/states/StaleNotice.js'
import { formatCount } from '../../format/formatCount.js'
import classes from './AlarmSummary.module.css'
import { alarmCounting } from './alarmCounting.js'
import { severities } from './alarmsSearch.js'
import { countBySeverity, type StateCount } from './countBySeverity.js'

/** The number of alarms in each state and severity, as links to them. */
export function AlarmSummary() {
  const { data, error, refetch } = useAlarmCount({
    ...alarmCounting,
    query: { ...alarmCounting.query, select: countBySeverity },
  })
  const retry = () => void refetch()
  if (data === undefined && error !== null) return <ErrorNotice error={error} onRetry={retry} />
  return (
    <nav aria-label="Alarms by state">
      <div className={classes['cards']}>
        {alarmStates.map((state) => (
          <StateCard key={state} state={state} count={data?.[state]} />
        ))}
      </div>
      {error !== null && <StaleNotice error={error} onRetry={retry} />}
    </nav>
  )
}

function StateCard({ state, count }: { state: AlarmState; count: StateCount | undefined }) {
  const { label, color, Icon } = stateLooks[state]
  // The severity matters while an alarm is on.
  const shown = state === 'OK' ? [] : severities.filter((one) => (count?.severities[one] ?? 0) > 0)
  return (
    <div className={classes['card']} data-state={state} data-none={count?.total === 0 || undefined}>
      <Link to="/alarms" search={{ state }} className={classes['state'] ?? ''}>
        <Icon size={22} aria-hidden="true" style={{ color: `var(--icon-${color})` }} />
        {count === undefined ? (
          <Skeleton width={32} height={28} />
        ) : (
          <strong>{formatCount(count.total)}</strong>
        )}{' '}
        <span>{label}</span>
      </Link>
      {shown.map((severity) => (
        <Link
          key={severity}
          to="/alarms"
          search={{ state, severity: [severity] }}
          className={classes['severity'] ?? ''}
        >
          <b>{formatCount(count?.severities[severity] ?? 0)}</b>{' '}
          <SeverityMark severity={severity} quiet={state !== 'ALARM'} />
        </Link>
      ))}
    </div>
  )
}
