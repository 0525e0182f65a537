import { Link } from '@tanstack/react-router'
import { SeverityMark } from '../../../components/alarm/SeverityMark.js'
import { StateBadge } from '../../../components/alarm/StateBadge.js'
import { stateLooks } from '../../../components/alarm/stateLooks.js'
import { HiddenText } from '../../../components/base/HiddenText.js'
import { Skeleton } from '../../../components/base/Skeleton.js'
import { Section } from '../../../components/Section.js'
import { EmptyNotice } from '../../../components/states/EmptyNotice.js'
import { ErrorNotice } from '../../../components/states/ErrorNotice.js'
import { StaleNotice } from '../../../components/states/StaleNotice.js'
import { formatDateTime, formatMinute } from '../../../format/formatTime.js'
import { Duration } from '../../alarms/Duration.js'
import { describeSubject } from './describeSubject.js'
import classes from './LatestChanges.module.css'
import type { AlarmChange } from './latestChanges.js'
import { useLatestChanges } from './useLatestChanges.js'

/** The newest state changes of all alarms, as links to them. */
export function LatestChanges() {
  const { data, error, refetch } = useLatestChanges()
  const retry = () => void refetch()
  return (
    <Section title="Latest changes">
      {data === undefined && error !== null && <ErrorNotice error={error} onRetry={retry} />}
      {data === undefined && error === null && <Skeleton height={330} label="Latest changes are loading" />}
      {data?.length === 0 && <EmptyNotice>No alarm has changed yet. Each change is listed here.</EmptyNotice>}
      {data !== undefined && data.length > 0 && (
        <ol className={classes['changes']} aria-label="Latest changes">
          {data.map((change) => (
            <Change key={change.key} change={change} />
          ))}
        </ol>
      )}
      {data !== undefined && error !== null && <StaleNotice error={error} onRetry={retry} />}
    </Section>
  )
}

/** Milliseconds: an older change shows its date. */
const day = 86_400_000

function Change({ change: { alarm, time, from, to, isNew } }: { change: AlarmChange }) {
  const { name, severity } = alarm.alarmDefinition
  return (
    <li className={classes['change']} data-state={to}>
      <span className={classes['state']}>
        <StateBadge state={to} />
        {from !== undefined && (
          <span className={classes['from']}>
            <HiddenText>was </HiddenText>
            <span aria-hidden="true">← </span>
            {stateLooks[from].label}
          </span>
        )}
        {isNew && <span className={classes['from']}>new</span>}
      </span>
      <span className={classes['alarm']}>
        <Link
          to="/alarms/$alarmId"
          params={{ alarmId: alarm.id }}
          className={classes['name'] ?? ''}
          title={name}
        >
          {name}
        </Link>
        <span className={classes['subject']}>{describeSubject(alarm.metrics)}</span>
      </span>
      <span className={classes['severity']}>
        <SeverityMark severity={severity} quiet={to !== 'ALARM'} />
      </span>
      <span className={classes['time']}>
        {Date.now() - time < day ? formatMinute(time) : formatDateTime(time)} · <Duration since={time} /> ago
      </span>
    </li>
  )
}
