import { IconAlertTriangleFilled, IconPlugConnectedX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Heading } from '../../../components/base/Heading.js'
import { formatCount } from '../../../format/formatCount.js'
import { useFrameRange } from '../../../timeRange/FrameRangeContext.js'
import { alarmWords } from '../../alarms/alarmWords.js'
import { Duration } from '../../alarms/Duration.js'
import { useDimensionAlarms } from '../../alarms/useDimensionAlarms.js'
import { valueFilter } from '../../alarms/valueFilter.js'
import type { SilentHost } from '../../hosts/hostReadings.js'
import classes from './Attention.module.css'
import { type TroubledHost, troubledHosts } from './troubledHosts.js'

/** Number of hosts: the page of hosts has the others. */
const limit = 12

/** Hosts with a critical alarm, and hosts that do not report. Nothing without such hosts. */
export function Attention({ silent }: { silent: readonly SilentHost[] | undefined }) {
  const { data } = useDimensionAlarms()
  const hosts = useMemo(() => troubledHosts(data?.get('hostname'), silent), [data, silent])
  if (hosts.length === 0) return null
  return (
    <section className={classes['attention']} aria-labelledby="attention">
      <Heading order={2} id="attention">
        {formatCount(hosts.length)} {hosts.length === 1 ? 'host needs' : 'hosts need'} attention
      </Heading>
      <ul className={classes['hosts']} aria-label="Hosts that need attention">
        {hosts.slice(0, limit).map((host) => (
          <li key={host.name}>
            <Troubled host={host} />
          </li>
        ))}
        {hosts.length > limit && (
          <li>
            <Link to="/hosts" className={classes['more'] ?? ''}>
              {formatCount(hosts.length - limit)} more
            </Link>
          </li>
        )}
      </ul>
    </section>
  )
}

/** A link to the alarms of a host, or to its charts. */
function Troubled({ host: { name, critical, silent } }: { host: TroubledHost }) {
  const { words } = useFrameRange()
  const noData = silent && (
    <span>
      No data{' '}
      {silent.since === undefined ? (
        `in ${words}`
      ) : (
        <>
          for <Duration since={silent.since} />
        </>
      )}
    </span>
  )
  if (critical === undefined) {
    return (
      <Link to="/" search={(old) => ({ ...old, host: name })} hash="host" className={classes['host'] ?? ''}>
        <IconPlugConnectedX size={18} aria-hidden="true" />
        <strong>{name}</strong> {noData}
      </Link>
    )
  }
  return (
    <Link
      to="/alarms"
      search={{ ...valueFilter('hostname', name), state: 'ALARM' }}
      className={classes['host'] ?? ''}
      data-critical
    >
      <IconAlertTriangleFilled size={18} aria-hidden="true" />
      <strong>{name}</strong> <span>Critical, {alarmWords(critical.states.ALARM)}</span> {noData}
    </Link>
  )
}
