import { Paper, Skeleton, Title } from '@mantine/core'
import type { MetricUnit } from '@monasca/core/units'
import { type ReactNode, useState } from 'react'
import { formatDuration } from '../../format/formatDuration.js'
import { formatClock, formatDateTime } from '../../format/formatTime.js'
import { formatValue } from '../../format/formatValue.js'
import { EmptyNotice } from '../states/EmptyNotice.js'
import { ErrorNotice } from '../states/ErrorNotice.js'
import { StaleNotice } from '../states/StaleNotice.js'
import { axisStart } from './axisStart.js'
import classes from './ChartCard.module.css'
import type { ChartSeries } from './createPlot.js'
import { lastTime, valueAt } from './lastValues.js'
import { silence } from './silence.js'
import { TimeChart } from './TimeChart.js'
import type { ChartMarks } from './types.js'

/** The lines of a chart, and the range that they are of. */
export type ChartContent = {
  series: readonly ChartSeries[]
  /** First and last moment of the range: milliseconds since the epoch. */
  start: number
  end: number
  /** Usual interval between points in milliseconds, if known: see `alignLines`. */
  minimumStep?: number | undefined
}

export type ChartCardProps = {
  title: string
  unit: MetricUnit
  /** `undefined` while nothing has arrived yet. */
  content: ChartContent | undefined
  error: unknown
  onRetry: () => void
  syncKey: string
  height?: number | undefined
  /** A threshold and tinted times. @default nothing */
  marks?: ChartMarks | undefined
  /** What to say when no point lies in the range. */
  emptyText: string
  /** Stands below the title. */
  subtitle?: ReactNode
  /** Stands below the chart. */
  footer?: ReactNode
}

/**
 * A chart with a title, a legend with the newest values, and a placeholder while there is nothing to draw.
 */
export function ChartCard(props: ChartCardProps) {
  const { title, unit, content, error, onRetry, syncKey, height = 190, emptyText } = props
  const { series, start = 0, end = 0, minimumStep } = content ?? {}
  const [cursorTime, setCursorTime] = useState<number>()
  const newest = series && lastTime(series)
  const shown = cursorTime ?? newest
  const late = cursorTime === undefined && newest !== undefined && end - newest > silence(minimumStep)
  const legend = (series ?? []).map(({ label, color, points }) => {
    const value = valueAt(points, cursorTime)
    return { label, color, text: value === undefined ? '–' : formatValue(value, unit) }
  })
  const words = (series ?? []).map(({ label, points }) => {
    const value = valueAt(points)
    return `${label} ${value === undefined ? 'no value' : formatValue(value, unit)}`
  })

  return (
    <Paper component="figure" className={classes['card']} withBorder data-last-point={newest}>
      <figcaption className={classes['caption']}>
        <div className={classes['heading']}>
          <Title order={2}>{title}</Title>
          {shown !== undefined && (
            <time
              className={classes['time']}
              data-cursor={cursorTime !== undefined || undefined}
              data-late={late || undefined}
              dateTime={new Date(shown).toISOString()}
            >
              {end - start > 86_400_000 ? formatDateTime(shown) : formatClock(shown)}
              {late && ` · ${formatDuration(end - shown)} ago`}
            </time>
          )}
        </div>
        {props.subtitle}
        <ul className={classes['legend']}>
          {newest !== undefined &&
            legend.map(({ label, color, text }) => (
              <li key={label}>
                <span
                  className={classes['swatch']}
                  style={{ backgroundColor: `var(--chart-${color})` }}
                  aria-hidden="true"
                />
                {label} <strong>{text}</strong>
              </li>
            ))}
        </ul>
      </figcaption>
      <div className={classes['body']} style={{ minHeight: height }}>
        {series === undefined && error === null && (
          <Skeleton height={height} radius="sm" aria-label={`${title} is loading`} role="status" />
        )}
        {series === undefined && error !== null && <ErrorNotice error={error} onRetry={onRetry} />}
        {series !== undefined && newest === undefined && <EmptyNotice>{emptyText}</EmptyNotice>}
        {series !== undefined && newest !== undefined && (
          <TimeChart
            series={series}
            unit={unit}
            start={axisStart(series, start, end)}
            end={end}
            minimumStep={minimumStep}
            marks={props.marks}
            syncKey={syncKey}
            height={height}
            description={`${title}, line chart. Newest values, ${formatDateTime(newest)}: ${words.join(', ')}.${props.marks?.threshold ? ` Threshold ${props.marks.threshold.label}.` : ''}`}
            onCursor={setCursorTime}
          />
        )}
        {series !== undefined && error !== null && <StaleNotice error={error} onRetry={onRetry} />}
      </div>
      {props.footer}
    </Paper>
  )
}
