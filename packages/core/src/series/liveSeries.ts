import type { ColumnSeries } from './columnSeries.js'

/** What a live series keeps, and how it stays up to date. */
export type LiveSeriesOptions = {
  /** Length of the window that ends now, in **seconds**; rounded up to whole periods. */
  window: number
  /** Length of one period of statistics in **seconds**. @default none: measurements, in whole seconds */
  period?: number | undefined
  /**
   * How long after its own time a value may arrive, in **seconds**, and still be found by the next refresh. It has to
   * cover the way through the agent and the queue, and what the clocks differ by. @default 120
   */
  overlap?: number | undefined
  /** Reads the whole window again after so many **seconds**, for what came later than that. @default never */
  fullReloadEvery?: number | undefined
  /**
   * What is asked for, as text: name, dimensions, statistics, grouping. Another text starts from nothing.
   * @default '' : always the same
   */
  key?: string | undefined
  /**
   * What a request costs by itself, in rows: headers and answer without any row are some 2 kB, a row is some 40 bytes.
   * The whole window is read when reading only its end would not save more than that. @default 50
   */
  requestCost?: number | undefined
}

/** The series of a window, at one moment. Nothing in it ever changes: a refresh makes another one. */
export type LiveSeries<column extends string = string> = {
  /** What was asked for, and the period. */
  readonly key: string
  /** The first moment of the window: milliseconds since the epoch, a multiple of the period. */
  readonly startTime: number
  /** The moment before which the window ends: the end of the period that is not over yet. Milliseconds. */
  readonly endTime: number
  /** When the whole window was read last: milliseconds since the epoch. */
  readonly reloadedAt: number
  /** In the order of their keys (`metricKey`), whatever the order in the replies. Those without a row are left out. */
  readonly series: readonly ColumnSeries<column>[]
}

/** What to ask for now. */
export type RefreshPlan = {
  /** `startTime` of the request: milliseconds since the epoch, a multiple of the period, so that all servers agree. */
  readonly startTime: number
  /** `endTime` of the request: milliseconds since the epoch, a multiple of the period. */
  readonly endTime: number
  /** Whether the whole window is read. */
  readonly full: boolean
  /** The first moment of the window, in milliseconds; what is older is dropped. */
  readonly windowStart: number
  /** `reloadedAt` of the next state. */
  readonly reloadedAt: number
  /** `key` of the next state. */
  readonly key: string
}
