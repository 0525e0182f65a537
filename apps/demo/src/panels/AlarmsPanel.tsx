import { Text } from '@mantine/core'
import type { Alarm } from '@monasca/core'
import { useAlarms } from '@monasca/react'
import { useMemo } from 'react'
import { differingDimensions } from '../components/alarm/differingDimensions.js'
import { SeverityMark } from '../components/alarm/SeverityMark.js'
import { stateLooks } from '../components/alarm/stateLooks.js'
import { useNow } from '../components/useNow.js'
import { formatDuration } from '../format/formatDuration.js'
import { formatDateTime } from '../format/formatTime.js'
import { pollEvery } from '../series/pollEvery.js'
import classes from './AlarmsPanel.module.css'
import { PanelLink } from './PanelLink.js'
import { PanelState } from './PanelState.js'
import type { PanelOf } from './panelSchema.js'
import { toAlarmFilter } from './toFilter.js'

/** Milliseconds between reads, and between updates of the times. */
const interval = 15_000
const tick = 10_000

/** Alarms with the most important first, as links to their pages. */
export function AlarmsPanel({ content }: { content: PanelOf<'alarms'> }) {
  const { state, limit = 20 } = content
  const { data, error, refetch } = useAlarms({
    ...toAlarmFilter(content),
    state,
    sortBy: ['state desc', 'severity desc', 'state_updated_timestamp desc'],
    limit,
    query: { ...pollEvery(interval), placeholderData: (previous) => previous },
  })
  const alarms = data?.elements
  // Where alarms are of one host, its name says nothing only if the panel is about that host.
  const isOneHost = content.dimensions?.['hostname']?.length === 1
  const names = useMemo(() => {
    const differing = differingDimensions((alarms ?? []).flatMap(({ metrics }) => metrics))
    return isOneHost ? differing : [...new Set(['hostname', ...differing])]
  }, [alarms, isOneHost])
  const now = useNow(tick)
  const hasMore = data?.nextOffset !== undefined
  return (
    <PanelState
      hasData={alarms !== undefined}
      error={error}
      onRetry={() => void refetch()}
      empty={
        alarms?.length === 0
          ? `No alarms${state === undefined ? '' : ` in state ${stateLooks[state].label}`}.`
          : undefined
      }
    >
      <ul className={classes['list']}>
        {alarms?.map((alarm) => (
          <AlarmRow key={alarm.id} alarm={alarm} names={names} now={now} />
        ))}
      </ul>
      {hasMore && (
        <Text size="xs" c="dimmed" mt={6}>
          The first {limit}.{' '}
          <PanelLink to="/alarms" search={state === undefined ? {} : { state }}>
            See all alarms
          </PanelLink>
        </Text>
      )}
    </PanelState>
  )
}

function AlarmRow({ alarm, names, now }: { alarm: Alarm; names: readonly string[]; now: number }) {
  const { id, alarmDefinition, state, metrics, stateUpdatedTimestamp: since } = alarm
  const { label, color, Icon } = stateLooks[state]
  const dimensions = metrics[0]?.dimensions ?? {}
  const values = names.flatMap((name) => dimensions[name] ?? [])
  return (
    <li className={classes['alarm']} data-state={state}>
      <Icon size={15} role="img" aria-label={label} style={{ color: `var(--icon-${color})` }} />
      <span className={classes['words']}>
        <PanelLink to={`/alarms/${encodeURIComponent(id)}`} className={classes['name']}>
          {alarmDefinition.name}
        </PanelLink>
        <span className={classes['values']}>{values.join(' · ')}</span>
      </span>
      <SeverityMark severity={alarmDefinition.severity} quiet={state !== 'ALARM'} />
      <time
        className={classes['time']}
        dateTime={new Date(since).toISOString()}
        title={`Since ${formatDateTime(since)}`}
      >
        {formatDuration(now - since)}
      </time>
    </li>
  )
}
