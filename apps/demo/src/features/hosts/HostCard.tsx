import { Link } from '@tanstack/react-router'
import { memo, useCallback, useMemo, useRef } from 'react'
import type { ChartSeries } from '../../components/chart/createPlot.js'
import { valueAt } from '../../components/chart/lastValues.js'
import type { Points } from '../../components/chart/points.js'
import { silence } from '../../components/chart/silence.js'
import { TimeChart } from '../../components/chart/TimeChart.js'
import { formatDuration } from '../../format/formatDuration.js'
import { formatClock, formatDateTime } from '../../format/formatTime.js'
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
  const series = useMemo(
    (): ChartSeries[] => (points ? [{ label, color, points }] : []),
    [points, label, color],
  )
  const newest = points?.timestamps.at(-1)
  const value = points && valueAt(points)
  const isSilent = newest !== undefined && end - newest > silence(step)
  const now = value === undefined ? '–' : formatValue(value, unit)

  // The pointer moves sixty times a second over many charts, so this bypasses React.
  const reading = useRef<HTMLSpanElement>(null)
  const showAt = useCallback(
    (time: number | undefined) => {
      if (!reading.current) return
      const then = time === undefined || points === undefined ? undefined : valueAt(points, time)
      const clock = (end - start > 86_400_000 ? formatDateTime : formatClock)(time ?? 0)
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
        <span className={classes['now']} data-silent={isSilent || undefined}>
          {isSilent ? `no data for ${formatDuration(end - newest)}` : now}
        </span>
      </div>
      {points !== undefined && newest !== undefined ? (
        <TimeChart
          series={series}
          unit={unit}
          start={start}
          end={end}
          minimumStep={step}
          top={top}
          syncKey="hosts"
          height={height}
          compact
          description={`${label} of ${name}${simulated ? ' (simulated)' : ''}, line chart. Newest value, ${formatDateTime(newest)}: ${now}.`}
          onCursor={showAt}
        />
      ) : (
        <div className={classes['nothing']} style={{ height }}>
          No data
        </div>
      )}
    </li>
  )
})
