import { Link } from '@tanstack/react-router'
import { Sparkline } from '../../../components/Sparkline.js'
import { formatValue } from '../../../format/formatValue.js'
import type { HostSeries } from '../../../series/useHostSeries.js'
import { HostAlarms } from '../../hosts/HostAlarms.js'
import type { HostMetricChoice } from '../../hosts/hostMetrics.js'
import classes from './TopHosts.module.css'
import type { TopHost } from './topHosts.js'

export type TopHostRowProps = {
  row: TopHost
  metric: HostMetricChoice
  /** The metric over the range; `undefined` while it loads. */
  history: HostSeries | undefined
  /** Upper end of the small lines. */
  top: number
  /** Whether the page shows the charts of this host. */
  selected: boolean
}

/** A host with its alarms, a small line and its newest value. */
export function TopHostRow({ row, metric, history, top, selected }: TopHostRowProps) {
  const { host, value, alarms, silent } = row
  return (
    <tr data-current={selected || undefined}>
      <th scope="row">
        <Link
          from="/"
          to="/"
          search={(old) => ({ ...old, host: host.name })}
          hash="host"
          className={classes['name'] ?? ''}
          title={host.name}
        >
          {host.name}
        </Link>
        {host.simulated && <span className={classes['note']}>simulated</span>}
        {silent && <span className={classes['silent']}>no data</span>}
      </th>
      <td>{alarms && <HostAlarms host={host.name} alarms={alarms} />}</td>
      <td className={classes['line']}>
        {history && (
          <Sparkline
            points={history.byHost.get(host.name)}
            start={history.start}
            end={history.end}
            top={top}
            gap={Math.max(history.step * 2.5, 150_000)}
          />
        )}
      </td>
      <td className={classes['value']}>{value === undefined ? '–' : formatValue(value, metric.unit)}</td>
    </tr>
  )
}
