import { type ReactNode, useMemo } from 'react'
import { ChartCard, type ChartContent } from './ChartCard.js'
import type { ChartLine, ChartMarks, ChartSettings } from './types.js'

export type ChartProps = {
  title: string
  /** Stands below the title. */
  subtitle?: ReactNode
  /** Stands below the chart. */
  footer?: ReactNode
  /** The same array until something in it changes; `undefined` while nothing has arrived yet. */
  lines: readonly ChartLine[] | undefined
  /** First and last moment of the range: milliseconds since the epoch. */
  start: number
  end: number
  /** Usual interval between points in milliseconds, if known: see `alignLines`. */
  minimumStep?: number | undefined
  settings?: ChartSettings | undefined
  marks?: ChartMarks | undefined
  /** Charts with the same key share their crosshair. */
  syncKey: string
  /** Pixels. */
  height?: number | undefined
  /** `null` without one. With lines, they stay and the chart says that they are old. */
  error: unknown
  onRetry: () => void
  /** What to say when no point lies in the range. */
  emptyText: string
}

/** Lines over time, on all pages: with title, legend, and what there is to say instead of lines. */
export function Chart({ lines, start, end, minimumStep, settings, ...card }: ChartProps) {
  const draw = settings?.draw ?? (lines?.length === 1 ? 'area' : 'lines')
  const content = useMemo(
    (): ChartContent | undefined =>
      lines && {
        series: lines.map(({ label, color, points }) => ({
          label,
          color,
          points,
          fill: draw === 'area' ? 'area' : 'none',
        })),
        start,
        end,
        minimumStep,
      },
    [lines, start, end, minimumStep, draw],
  )
  return <ChartCard {...card} unit={lines?.[0]?.unit ?? 'number'} content={content} />
}
