import { Link } from '@tanstack/react-router'
import { SeverityMark } from '../../components/alarm/SeverityMark.js'
import { stateLooks } from '../../components/alarm/stateLooks.js'
import { formatCount } from '../../format/formatCount.js'
import type { ValueAlarms } from '../alarms/dimensionAlarms.js'
import { valueFilter } from '../alarms/valueFilter.js'
import classes from './HostAlarms.module.css'

/** The worst state of a host's alarms, with their number and highest severity: a link to them. */
export function HostAlarms({ host, alarms }: { host: string; alarms: ValueAlarms }) {
  const { worst, severity, states } = alarms
  const { label, color, Icon } = stateLooks[worst]
  return (
    <Link
      to="/alarms"
      search={valueFilter('hostname', host)}
      className={classes['alarms'] ?? ''}
      data-state={worst}
      title={`Alarms of ${host}`}
    >
      <Icon size={14} aria-hidden="true" style={{ color: `var(--icon-${color})` }} />
      <span>
        <b>{formatCount(states[worst])}</b> {label}
      </span>
      {worst === 'ALARM' && <SeverityMark severity={severity} quiet={false} />}
    </Link>
  )
}
