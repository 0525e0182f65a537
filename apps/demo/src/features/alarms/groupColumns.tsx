import { Link } from '@tanstack/react-router'
import { alarmStates } from '../../components/alarm/alarmStates.js'
import { StateBadge } from '../../components/alarm/StateBadge.js'
import { stateLooks } from '../../components/alarm/stateLooks.js'
import { rowLink } from '../../components/table/rowLink.js'
import type { TableColumn } from '../../components/table/types.js'
import { formatCount } from '../../format/formatCount.js'
import { type AlarmGroup, type Grouping, groupFilter } from './alarmGroups.js'
import type { AlarmsSearch } from './alarmsSearch.js'
import classes from './GroupsTable.module.css'

/** The columns of the groups. A click on a group lists its alarms. */
export function groupColumns(search: AlarmsSearch, grouping: Grouping): TableColumn<AlarmGroup>[] {
  const headers = { definition: 'Definition', minute: 'State since', dimension: '' }
  return [
    {
      id: 'state',
      header: 'Worst state',
      width: '148px',
      phone: 'inline',
      cell: ({ worst }) => (
        <span className={classes['worst']} data-state={worst}>
          <StateBadge state={worst} />
        </span>
      ),
    },
    {
      id: 'group',
      header: grouping.by === 'dimension' ? grouping.dimension : headers[grouping.by],
      isRowHeader: true,
      cell: ({ key, label }) => {
        const changes = groupFilter(search, grouping, key)
        if (changes === undefined) return label
        return (
          <Link
            from="/alarms"
            to="/alarms"
            search={(old) => ({ ...old, ...changes })}
            className={rowLink}
            title={label}
          >
            {label}
          </Link>
        )
      },
    },
    ...alarmStates.map(
      (state): TableColumn<AlarmGroup> => ({
        id: state,
        header: stateLooks[state].label,
        width: '120px',
        align: 'end',
        phone: 'inline',
        cell: ({ states }) => (
          <span className={classes['count']} data-state={state} data-none={states[state] === 0 || undefined}>
            {formatCount(states[state])}
            <span className={classes['unit']}> {stateLooks[state].label}</span>
          </span>
        ),
      }),
    ),
    {
      id: 'share',
      header: 'States',
      width: '22%',
      phone: 'line',
      cell: ({ states, count }) => (
        <span className={classes['band']} aria-hidden="true">
          {alarmStates.map((state) => (
            <span key={state} data-state={state} style={{ width: `${(states[state] / count) * 100}%` }} />
          ))}
        </span>
      ),
    },
  ]
}
