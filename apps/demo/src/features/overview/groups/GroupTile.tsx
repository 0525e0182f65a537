import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { SeverityMark } from '../../../components/alarm/SeverityMark.js'
import { stateLooks } from '../../../components/alarm/stateLooks.js'
import { formatCount } from '../../../format/formatCount.js'
import type { ValueAlarms } from '../../alarms/dimensionAlarms.js'
import { valueFilter } from '../../alarms/valueFilter.js'
import classes from './GroupTiles.module.css'

/** One group: its worst state by shape, word and colour, with the number of alarms in it. A link to its alarms. */
export const GroupTile = memo(function GroupTile({
  dimension,
  alarms,
}: {
  dimension: string
  alarms: ValueAlarms
}) {
  const { value, worst, severity, states, count } = alarms
  const { label, color, Icon } = stateLooks[worst]
  const number = states[worst]
  return (
    <li>
      <Link
        to="/alarms"
        search={valueFilter(dimension, value)}
        className={classes['tile'] ?? ''}
        data-state={worst}
        data-severity={severity}
        title={value}
      >
        <span className={classes['name']}>
          <Icon size={16} aria-hidden="true" style={{ color: `var(--icon-${color})` }} />
          <span>{value}</span>
        </span>
        <span className={classes['detail']}>
          <span>
            <b>{formatCount(number)}</b>
            {number !== count && ` of ${formatCount(count)}`} {label}
          </span>
          {worst === 'ALARM' && <SeverityMark severity={severity} quiet={false} />}
        </span>
      </Link>
    </li>
  )
})
