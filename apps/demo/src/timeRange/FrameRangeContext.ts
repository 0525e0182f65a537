import { createContext, useContext } from 'react'
import type { RefreshChoice } from './frameSearch.js'
import type { Range } from './ranges.js'

/**
 * The range, refresh and zone of the frame, for every page. The same object until one of them changes, or the minute
 * does.
 *
 * - `startTime` and `endTime` move once a minute while the range is `live`, for lists and histories.
 * - Live charts spread `series` into `useLiveSeries`, which moves the window itself, and set
 *   `query: pollLive(range.polls, range.every(period))`.
 * - Lists use `pollEvery(range.every())` of `series/`, or their own interval. Both wait while the page is paused.
 */
export type FrameRange = Range & {
  /** Whether charts are read again and again: the range ends now, and the user has not paused. */
  polls: boolean
  /**
   * Seconds between reads: the user's choice, or what suits statistics of `period` seconds on a page that needs `reads`
   * requests for its charts, 1 by default.
   */
  every: (period?: number, reads?: number) => number
  /** The user's choice. */
  refresh: RefreshChoice
  /** The zone of all times on the page; `undefined`: the browser's. */
  zone: string | undefined
  /** Shows another range, given as text for `parseRange`; with Back, the current one. */
  setRange: (text: string) => void
  setRefresh: (refresh: RefreshChoice) => void
  setZone: (zone: string | undefined) => void
}

export const FrameRangeContext = createContext<FrameRange | undefined>(undefined)

/**
 * Returns the range of the frame, which all pages share and links keep.
 *
 * @example
 * ```tsx
 * const range = useFrameRange()
 * const { data } = useLiveSeries({
 *   name,
 *   statistics: ['avg'],
 *   period: statisticsPeriod(range),
 *   ...range.series,
 *   query: pollLive(range.polls, range.every(range.period)),
 * })
 * ```
 */
export function useFrameRange(): FrameRange {
  const range = useContext(FrameRangeContext)
  if (range === undefined) throw new Error('useFrameRange needs a FrameRangeProvider above')
  return range
}
