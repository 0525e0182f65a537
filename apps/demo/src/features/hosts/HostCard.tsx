import { Link } from '@tanstack/react-router'
import { memo, useCallback, useMemo, useRef } from 'react'
import { Chart } from '../../components/chart/Chart.js'
import { valueAt } from '../../components/chart/lastValues.js'
import { formatExactMoment, formatMoment, silentSince } from '../../components/chart/lineEnds.js'
import type { Points } from '../../components/chart/points.js'
import type { ChartLine } from '../../components/chart/types.js'
import { formatValue } from '../../format/formatValue.js'
import classes from './HostCard.module.css'
import type { HostMetricChoice } from './hostMetrics.js'

export type HostCardProps = {
  name: string
  simulated: boolean
  metric: HostMetricChoice
  /** `undefined` if the host does not report the metric. */
  points: Points | undefined
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

/**
 * A host: its name as a link to all of its charts, its newest value, and a small chart. Rendered only with new data.
 */
export const HostCard = memo(function HostCard(props: HostCardProps) {
  const { name, simulated, metric, points, start, end, step, top } = props
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
    <li className={classes['card']} data-testid="host" data-last-point={newest}>
      <div className={classes['heading']}>
        <Link to="/" search={{ host: name }} className={classes['name'] ?? ''}>
          {name}
        </Link>
        <span className={classes['reading']} ref={reading} aria-hidden="true" />
        <span className={classes['now']} data-silent={silent !== undefined || undefined}>
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
    </li>
  )
})
