import { unprocessable } from './errors.js'
import type { Query } from './query.js'
import { parseTime } from './time.js'

/** Where the last page of measurements or statistics ended. */
export type SeriesOffset = {
  /**
   * Position of the series that the last page ended in; `undefined` means that all series continue at the same time.
   */
  series: number | undefined
  /** Time of the last row, in ms since the epoch. */
  timestamp: number
  /** Number of rows of that time that have been seen, if not all of them were. */
  seen: number | undefined
}

/**
 * Reads an offset into series: `<series>_<time>`, a bare time, or ms since the epoch. `<series>_<time>_<seen>` is our
 * own form for merged series, where several rows may have the same time and a page may end between them.
 *
 * @throws ApiError 422 if it is none of these
 */
export function parseSeriesOffset(query: Query): SeriesOffset | undefined {
  const text = query.first('offset')
  if (text === undefined) return undefined
  const match = /^(?:(\d{1,15})_)?([^_]+)(?:_(\d{1,15}))?$/.exec(text)
  const timestamp = parseOffsetTime(match?.[2] ?? '')
  if (match === null || timestamp === undefined) throw unprocessable(`Offset '${text}' is not valid`)
  const [, series, , seen] = match
  return {
    series: series === undefined ? undefined : Number(series),
    timestamp,
    seen: seen === undefined ? undefined : Number(seen),
  }
}

/** Reads the time in an offset: ms since the epoch or ISO 8601. */
export function parseOffsetTime(text: string): number | undefined {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : parseTime(text)
}
