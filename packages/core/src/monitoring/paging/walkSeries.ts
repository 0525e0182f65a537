import { InvalidParameterError } from '../../errors/index.js'
import { toMilliseconds } from '../time.js'
import { type AnySeries, countRows, sliceByTime, timeAt } from './anySeries.js'
import { type Chunk, maximumLimit, type Walk } from './walk.js'

/** A part of the time range, in ms since the epoch; without its end. `Infinity` is the end of what there is. */
type Window = { from: number; until: number }

/**
 * Reads measurements and statistics on by time, never by offset: servers apply the time in an offset to all series, also to
 * those that the page did not come to, and an offset cannot lead into points of the same time.
 *
 * A single series goes on at the time of its last point. Of several series, a page that is not the last says nothing about
 * those that are not on it; so the time range is cut into windows that each fit on one page.
 */
export async function* walkSeries(walk: Walk): AsyncGenerator<Chunk, void, undefined> {
  const { path, parameters, read } = walk
  const { limit = maximumLimit, groupBy, endTime } = parameters
  const isGrouped = groupBy !== undefined && groupBy.length > 0
  const unit = path.endsWith('/statistics') ? (parameters.period ?? 300) * 1000 : 1
  const end = endTime === undefined ? Number.POSITIVE_INFINITY : toMilliseconds(endTime, 'endTime')
  const window: Window = { from: toMilliseconds(parameters.startTime ?? 0, 'startTime'), until: end }
  let lower = Number.NEGATIVE_INFINITY
  let latest = window.from
  let size = limit
  let reply = walk.first
  for (;;) {
    const series = reply.elements as readonly AnySeries[]
    const { count, first, last } = measure(series)
    const isWhole = count === 0 || (reply.nextOffset === undefined && count <= Math.max(size, limit))
    if (isGrouped && !isWhole && parameters.offset !== undefined) throw offsetOfMany()
    latest = Math.max(latest, last)
    if (isWhole) {
      const isEnd = window.until >= end
      yield cut(series, lower, isEnd ? Number.POSITIVE_INFINITY : window.until, !isEnd)
      if (isEnd) return
      advance(window, { count, size, latest, unit, end })
      lower = window.from
      size = limit
    } else if (!isGrouped && last > window.from) {
      yield cut(series, lower, last, true)
      window.from = last
      lower = last
      // The last point comes again, as the first of the next page.
      size = Math.min(limit + 1, maximumLimit)
    } else if (!(isGrouped && narrow(window, { first, latest, unit }))) {
      if (size === maximumLimit) throw tooMany(walk, last)
      size = maximumLimit
    }
    reply = await read({ ...parameters, ...formatWindow(window), offset: undefined, limit: size })
  }
}

/** A window that ends where it begins would be refused; that happens only where servers include the end. */
function formatWindow({ from, until }: Window): { startTime: number; endTime: number | undefined } {
  return {
    startTime: from,
    endTime: until === Number.POSITIVE_INFINITY ? undefined : Math.max(until, from + 1),
  }
}

/** How many points there are, and the first and the last time of any. */
function measure(series: readonly AnySeries[]): { count: number; first: number; last: number } {
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const one of series) {
    first = Math.min(first, timeAt(one, 0) ?? first)
    last = Math.max(last, timeAt(one, -1) ?? last)
  }
  return { count: countRows(series), first, last }
}

/** Points from `lower` on and before `upper`: servers differ in whether a range includes its end. */
function cut(series: readonly AnySeries[], lower: number, upper: number, more: boolean): Chunk {
  const elements = series
    .map((one) => sliceByTime(one, lower, upper))
    .filter((one) => timeAt(one, 0) !== undefined)
  return { elements, nextOffset: undefined, more }
}

/** Moves on to the next window, of twice the width after a page that was not half full. */
function advance(
  window: Window,
  {
    count,
    size,
    latest,
    unit,
    end,
  }: { count: number; size: number; latest: number; unit: number; end: number },
): void {
  const width = Math.max((window.until - window.from) * (count <= size / 2 ? 2 : 1), unit)
  window.from = window.until
  window.until += Math.ceil(width / unit) * unit
  // Beyond the last point that was seen there may be nothing more, for ages.
  if (window.from > latest || window.until > end) window.until = end
}

/** Takes a quarter of the window, up to where a period begins; tells whether it became narrower. */
function narrow(
  window: Window,
  { first, latest, unit }: { first: number; latest: number; unit: number },
): boolean {
  const { from } = window
  const width = (Math.min(window.until, latest + unit) - from) / 4
  // Periods are multiples of their length on some servers, and counted from the start on others: one that was seen tells.
  const border = (time: number): number => first + Math.ceil((time - first) / unit) * unit
  const until = Math.max(border(from + width), border(from + 1))
  if (until >= window.until) return false
  window.until = until
  return true
}

function offsetOfMany(): InvalidParameterError {
  return new InvalidParameterError({
    parameter: 'offset',
    reason: 'cannot be gone on from when there are several series',
    advice: 'Pass the time to begin at as `startTime`.',
  })
}

function tooMany(walk: Walk, time: number): Error {
  return walk.fail(
    new Date(time).toISOString(),
    'there are more points of one time than fit on a page',
    'Ask for fewer series by `dimensions`, or for fewer groups by `groupBy`.',
  )
}
