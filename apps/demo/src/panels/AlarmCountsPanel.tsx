import type { AlarmState } from '@monasca/core'
import { useAlarmCount } from '@monasca/react'
import { useMemo } from 'react'
import { alarmStates } from '../components/alarm/alarmStates.js'
import { stateLooks } from '../components/alarm/stateLooks.js'
import { formatCount } from '../format/formatCount.js'
import { pollEvery } from '../series/pollEvery.js'
import classes from './AlarmCountsPanel.module.css'
import { type CountRow, countRows } from './countRows.js'
import { PanelLink } from './PanelLink.js'
import { PanelState } from './PanelState.js'
import type { PanelOf } from './panelSchema.js'
import { toAlarmFilter } from './toFilter.js'

/** Milliseconds between reads. */
const interval = 15_000

/** Numbers of alarms per state, and per value of a dimension. */
export function AlarmCountsPanel({ content }: { content: PanelOf<'alarmCounts'> }) {
  const { groupBy } = content
  const { data, error, refetch } = useAlarmCount({
    ...toAlarmFilter(content),
    groupBy: groupBy === undefined ? ['state'] : ['dimension_name', 'dimension_value', 'state'],
    query: { ...pollEvery(interval), placeholderData: (previous) => previous },
  })
  const rows = useMemo(() => data && countRows(data, groupBy), [data, groupBy])
  return (
    <PanelState
      hasData={rows !== undefined}
      error={error}
      onRetry={() => void refetch()}
      empty={rows?.length === 0 ? `No alarms with the dimension ${groupBy}.` : undefined}
    >
      {groupBy === undefined ? (
        <ul className={classes['states']}>
          {alarmStates.map((state) => (
            <li key={state}>
              <StateCount state={state} count={rows?.[0]?.states[state] ?? 0} />
            </li>
          ))}
        </ul>
      ) : (
        <Groups rows={rows ?? []} dimension={groupBy} />
      )}
    </PanelState>
  )
}

function StateCount({ state, count }: { state: AlarmState; count: number }) {
  const { label, color, Icon } = stateLooks[state]
  return (
    <PanelLink to="/alarms" search={{ state }} className={classes['state']}>
      <Icon size={20} aria-hidden="true" style={{ color: `var(--icon-${color})` }} />
      <strong data-state={state} data-quiet={count === 0 || undefined}>
        {formatCount(count)}
      </strong>
      <span>{label}</span>
    </PanelLink>
  )
}

function Groups({ rows, dimension }: { rows: readonly CountRow[]; dimension: string }) {
  return (
    <table className={classes['groups']}>
      <thead>
        <tr>
          <th scope="col">{dimension}</th>
          {alarmStates.map((state) => (
            <th key={state} scope="col">
              {stateLooks[state].label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ value, states }) => (
          <tr key={value}>
            <th scope="row">
              <PanelLink to="/alarms" search={{ dimensions: [`${dimension}=${value}`] }}>
                {value}
              </PanelLink>
            </th>
            {alarmStates.map((state) => (
              <td key={state} data-state={state} data-quiet={states[state] === 0 || undefined}>
                {formatCount(states[state])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
