import type { ColumnSeries } from './columnSeries.js'

export type LiveSeriesOptions = {
  /** Length of the window up to now, in **seconds**; rounded up to whole periods. */
  window: number
  /** Length of one period of statistics in **seconds**. @default none: measurements, in whole seconds */
  period?: number | undefined
  /**
   * Maximum delay, in **seconds**, of values that the next refresh still finds. It must cover the path through agent
   * and queue, and clock differences. @default 120
   */
  overlap?: number | undefined
  /** Interval in **seconds** to reload the whole window, for values with a longer delay. @default never */
  fullReloadEvery?: number | undefined
  /**
   * Identifies the query as text: name, dimensions, statistics, grouping. A different text starts from scratch.
   *
   * @default '': always the same
   */
  key?: string | undefined
  /**
   * Fixed cost of a request, in rows: an empty response with headers has about 2 kB, a row about 40 bytes. If reading
   * only the end saves no more than that, the whole window is read. @default 50
   */
  requestCost?: number | undefined
}

/** The series of a window at one time. Immutable: a refresh creates a new one. */
export type LiveSeries<column extends string = string> = {
  /** Identifies the query and the period. */
  readonly key: string
  /** Start of the window: milliseconds since the epoch, a multiple of the period. */
  readonly startTime: number
  /** End of the window, exclusive: the end of the current period, in milliseconds. */
  readonly endTime: number
  /** Time of the last full reload, in milliseconds since the epoch. */
  readonly reloadedAt: number
  /** Sorted by key (`metricKey`), whatever the order in the responses. Series without rows are omitted. */
  readonly series: readonly ColumnSeries<column>[]
}

/** The next request. */
export type RefreshPlan = {
  /**
   * `startTime` of the request: milliseconds since the epoch, a multiple of the period, so that all servers return the
   * same periods.
   */
  readonly startTime: number
  /** `endTime` of the request: milliseconds since the epoch, a multiple of the period. */
  readonly endTime: number
  /** Whether to read the whole window. */
  readonly full: boolean
  /** Start of the window in milliseconds; older rows are dropped. */
  readonly windowStart: number
  /** `reloadedAt` of the next state. */
  readonly reloadedAt: number
  /** `key` of the next state. */
  readonly key: string
}
