import { Link } from '@tanstack/react-router'
import { memo, useCallback, useMemo, useRef } from 'react'
import { Chart } from '../../../components/chart/Chart.js'
import { valueAt } from '../../../components/chart/lastValues.js'
import { formatExactMoment, formatMoment, silentSince } from '../../../components/chart/lineEnds.js'
import type { Points } from '../../../components/chart/points.js'
import type { ChartLine } from '../../../components/chart/types.js'
import { formatValue } from '../../../format/formatValue.js'
import type { MetricQuery } from '../../../queries/metricQuery.js'
import type { ValueAlarms } from '../../alarms/dimensionAlarms.js'
import { HostAlarms } from '../HostAlarms.js'
import type { HostMetricChoice } from '../hostMetrics.js'
import classes from './HostCard.module.css'

export type HostCardProps = {
  name: string
  simulated: boolean
  /** Its place among all hosts, from 1, and their number: not all are in the document. */
  position: number
  size: number
  metric: HostMetricChoice
  /** `undefined` if the host does not report the metric. */
  points: Points | undefined
  /** `undefined` while they load, and without any. */
  alarms: ValueAlarms | undefined
  /** Start and end of the axis: milliseconds since the epoch. */
  start: number
  end: number
  /** Length of a statistics step in milliseconds. */
  step: number
  /** The upper end of the value axis, if it is the same for all. */
  top: number | undefined
}

/** Pixels. */
const height = 104

/** The metric of a host for Explore. */
function queryOf({ name, statistic }: HostMetricChoice, host: string): MetricQuery {
  return { metric: name, dimensions: { hostname: [host] }, functions: [statistic] }
}

/**
 * A host: its name as a link to all of its charts, its newest value, and a small chart. Rendered only with new data.
 */
export const HostCard = memo(function HostCard(props: HostCardProps) {
  const { name, simulated, position, size, metric, points, alarms, start, end, step, top } = props
  const { label, color, unit } = metric
  const lines = useMemo(
    (): ChartLine[] => (points ? [{ id: name, label, color, unit, points }] : []),
    [points, name, label, color, unit],
  )
  const newest = points?.timestamps.at(-1)
  const value = points && valueAt(points)
  const silent = silentSince(lines, { end, minimumStep: step })
  const now = value === undefined ? '–' : formatValue(value, unit)

  // The pointer moves sixty times a second over many charts, so this bypasses React.
  const reading = useRef<HTMLSpanElement>(null)
  const showAt = useCallback(
    (time: number | undefined) => {
      if (!reading.current) return
      const then = time === undefined || points === undefined ? undefined : valueAt(points, time)
      const clock = formatExactMoment(time ?? 0, { start, end })
      reading.current.textContent =
        time === undefined ? '' : `${clock} · ${then === undefined ? '–' : formatValue(then, unit)}`
    },
    [points, unit, start, end],
  )

  return (
    <li
      className={classes['card']}
      data-testid="host"
      data-last-point={newest}
      data-state={alarms?.worst}
      data-severity={alarms?.severity}
      data-silent={silent !== undefined || undefined}
      aria-setsize={size}
      aria-posinset={position}
    >
      <div className={classes['heading']}>
        <Link to="/" search={{ host: name }} hash="host" className={classes['name'] ?? ''} title={name}>
          {name}
        </Link>
        <span className={classes['reading']} ref={reading} aria-hidden="true" />
        <span className={classes['now']} data-testid="now" data-silent={silent !== undefined || undefined}>
          {silent === undefined ? now : `no data since ${formatMoment(silent, { start, end })}`}
        </span>
      </div>
      <Chart
        compact
        title={`${label} of ${name}${simulated ? ' (simulated)' : ''}`}
        lines={lines}
        start={start}
        end={end}
        minimumStep={step}
        top={top}
        syncKey="hosts"
        height={height}
        onCursor={showAt}
        error={null}
        onRetry={() => {}}
        emptyText="No data"
      />
      <div className={classes['footer']}>
        {alarms && <HostAlarms host={name} alarms={alarms} />}
        <Link
          to="/dashboards/$dashboardId"
          params={{ dashboardId: 'host' }}
          search={{ 'var-hostname': name }}
          className={classes['link'] ?? ''}
          aria-label={`Dashboard of ${name}`}
        >
          Dashboard
        </Link>
        <Link
          to="/explore"
          search={{ q: [queryOf(metric, name)] }}
          className={classes['link'] ?? ''}
          aria-label={`Explore ${label} of ${name}`}
        >
          Explore
        </Link>
      </div>
    </li>
  )
})
