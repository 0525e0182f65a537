import { createContext } from 'react'

/** What charts do when their time range is dragged or double-clicked. */
export type ChartZoom = {
  /** Shows a part of the range. Milliseconds since the epoch. */
  zoomIn: (startTime: number, endTime: number) => void
  /** Shows the range before the last zoom. */
  zoomOut: () => void
}

/** Provided by the frame: a drag on one chart zooms all. Without it, charts do not zoom. */
export const ChartZoomContext = createContext<ChartZoom | undefined>(undefined)
