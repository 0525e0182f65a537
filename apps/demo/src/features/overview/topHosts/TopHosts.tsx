import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { LazySelect } from '../../../components/float/LazySelect.js'
import { Section } from '../../../components/Section.js'
import { formatCount } from '../../../format/formatCount.js'
import type { Host } from '../../../hosts/hosts.js'
import { useFrameRange } from '../../../timeRange/FrameRangeContext.js'
import { useDimensionAlarms } from '../../alarms/useDimensionAlarms.js'
import {
  defaultHostMetric,
  type HostMetricChoice,
  type HostMetricId,
  hostMetrics,
  parseHostMetricId,
} from '../../hosts/hostMetrics.js'
import { topOf } from '../../hosts/topOf.js'
import type { HostReadings } from '../../hosts/useHostReadings.js'
import { TopHostRow } from './TopHostRow.js'
import classes from './TopHosts.module.css'
import { type TopHost, topHosts } from './topHosts.js'

export type TopHostsProps = {
  hosts: readonly Host[]
  metric: HostMetricChoice
  readings: HostReadings
  /** The host whose charts the page shows. */
  selected: string | undefined
  onMetric: (metric: HostMetricId | undefined) => void
}

/** Number of hosts. */
const length = 10

/** The hosts with the largest values of a metric, as links to their charts. */
export function TopHosts({ hosts, metric, readings, selected, onMetric }: TopHostsProps) {
  const { words } = useFrameRange()
  const alarms = useDimensionAlarms().data?.get('hostname')
  const { history, values, silent } = readings
  const rows = useMemo(() => {
    const silentByName = new Map(silent?.map((one) => [one.name, one]))
    return topHosts(hosts, values, length).map(
      (host): TopHost => ({
        host,
        value: values?.get(host.name),
        alarms: alarms?.get(host.name),
        silent: silentByName.get(host.name),
      }),
    )
  }, [hosts, values, silent, alarms])
  const top = useMemo(() => metric.top ?? topOf(history?.byHost.values() ?? []), [metric, history])
  const chosen = metric.id === defaultHostMetric ? undefined : metric.id

  return (
    <Section
      title="Top hosts"
      aside={
        <div className={classes['aside']}>
          <Link to="/hosts" search={{ metric: chosen }} className={classes['all']}>
            Show all {formatCount(hosts.length)} hosts
          </Link>
          <LazySelect
            label="Compare by"
            width={150}
            searchable={false}
            data={hostMetrics.map(({ id, label }) => ({ value: id, label }))}
            value={metric.id}
            onChange={(id) => {
              const next = parseHostMetricId(id)
              onMetric(next === defaultHostMetric ? undefined : next)
            }}
          />
        </div>
      }
    >
      <table className={classes['table']} aria-label="Top hosts">
        <thead>
          <tr>
            <th scope="col">Host</th>
            <th scope="col">Alarms</th>
            <th scope="col" className={classes['line']}>
              {metric.label} in {words}
            </th>
            <th scope="col" className={classes['value']}>
              {metric.label}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TopHostRow
              key={row.host.name}
              row={row}
              metric={metric}
              history={history}
              top={top}
              selected={row.host.name === selected}
            />
          ))}
        </tbody>
      </table>
    </Section>
  )
}
