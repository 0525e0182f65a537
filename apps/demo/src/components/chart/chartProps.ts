import type { ReactNode } from 'react'
import type { PlotEdges } from './createPlot.js'
import type { ChartLine, ChartMarks, ChartSettings } from './types.js'

/** What is drawn. */
export type ChartContentProps = {
  title: string
  /** First and last moment of the range: milliseconds since the epoch. */
  start: number
  end: number
  /** Usual interval between points in milliseconds, if known: see `alignLines`. */
  minimumStep?: number | undefined
  settings?: ChartSettings | undefined
  marks?: ChartMarks | undefined
  /** Ends of the left axis that neighbours share, if the settings have none. */
  top?: number | undefined
  bottom?: number | undefined
  /** Charts with the same key share their crosshair. */
  syncKey: string
  /** Height of the plot in pixels, or as tall as the parent. @default 190 */
  height?: number | 'fill' | undefined
  /** Called with the time below the crosshair (milliseconds), and with `undefined` when it leaves. */
  onCursor?: ((time: number | undefined) => void) | undefined
}

export type ChartProps = ChartContentProps & {
  /** The same array until something in it changes; `undefined` while nothing has arrived yet. */
  lines: readonly ChartLine[] | undefined
  /** Only a small plot, without title, legend, menu and keyboard. @default false */
  compact?: boolean | undefined
  /** Without a card and a visible title, for a place that has both. @default false */
  bare?: boolean | undefined
  /** With `bare`: an element beside the visible title, for the time and the menu; null until it exists. @default a line of their own */
  corner?: Element | null | undefined
  /** Level of the title. @default 2 */
  order?: 2 | 3 | undefined
  /** Shown below the title. */
  subtitle?: ReactNode
  /** Shown at the end of the title’s line. */
  actions?: ReactNode
  /** Stands below the chart. */
  footer?: ReactNode
  /** Stands above the plot, inside its edges in pixels. */
  overlay?: ((edges: PlotEdges) => ReactNode) | undefined
  /** Called when the user sorts the legend. Without it the chart keeps the order itself. */
  onSettings?: ((settings: ChartSettings) => void) | undefined
  /** `null` without one. With lines, they stay and the chart says that they are old. */
  error: unknown
  onRetry: () => void
  /** What to say when no point lies in the range. */
  emptyText: string
}
