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
import type { RangeId } from '../../timeRange/ranges.js'
import classes from './HostCard.module.css'
import type { HostMetricChoice } from './hostMetrics.js'

export type HostCardProps = {
  name: string
  simulated: boolean
  metric: HostMetricChoice
  /** `undefined` when the host reports nothing of this. */
  points: Points | undefined
  /** First and last moment of the axis: milliseconds since the epoch. */
  start: number
  end: number
  /** Length of a statistics step in milliseconds. */
  step: number
  /** The upper end of the value axis, where it is the same for all. */
  top: number | undefined
  /** The range that the page behind the link is to show. */
  rangeId: RangeId
}

/** Pixels. */
const height = 104

/** A host: its name, which leads to all of its charts, what it does now, and a small chart. Drawn anew when it has news. */
export const HostCard = memo(function HostCard(props: HostCardProps) {
  const { name, simulated, metric, points, start, end, step, top, rangeId } = props
  const { label, color, unit } = metric
  const series = useMemo(
    (): ChartSeries[] => (points ? [{ label, color, points }] : []),
    [points, label, color],
  )
  const newest = points?.timestamps.at(-1)
  const value = points && valueAt(points)
  const isSilent = newest !== undefined && end - newest > silence(step)
  const now = value === undefined ? '–' : formatValue(value, unit)

  // The pointer moves sixty times a second, over as many charts as there are: that goes past React.
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
        <Link
          to="/"
          search={{ host: name, range: rangeId === '15m' ? undefined : rangeId }}
          className={classes['name'] ?? ''}
        >
          {name}
        </Link>
        <span className={classes['reading']} ref={reading} aria-hidden="true" />
        <span className={classes['now']} data-silent={isSilent || undefined}>
          {isSilent ? `silent for ${formatDuration(end - newest)}` : now}
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
          Nothing reported of this
        </div>
      )}
    </li>
  )
})
