import { InvalidParameterError } from '../../errors/index.js'
import { maximumLimit } from '../nextOffset.js'
import { type AnySeries, cut, type Measure, measure } from '../series/anySeries.js'
import { toMilliseconds } from '../time.js'
import type { Chunk, Walk } from './walk.js'

/**
 * Reads measurements and statistics on by time, never by offset: servers apply the time in an offset to all series, also to
 * those that the page did not come to, and an offset cannot lead into points of the same time.
 */
export function walkSeries(walk: Walk): AsyncGenerator<Chunk, void, undefined> {
  const { groupBy } = walk.parameters
  return groupBy !== undefined && groupBy.length > 0 ? walkWindows(walk) : walkMoments(walk)
}

/** Reads a single series on from the time of its last point, which is left to the next page. */
async function* walkMoments(walk: Walk): AsyncGenerator<Chunk, void, undefined> {
  const { parameters, read, first } = walk
  const { limit = maximumLimit, endTime } = parameters
  let from = toMilliseconds(parameters.startTime ?? 0, 'startTime')
  // Periods may begin before the start that was asked for.
  let lower = Number.NEGATIVE_INFINITY
  let size = limit
  let reply = first
  for (;;) {
    const series = reply.elements as readonly AnySeries[]
    const { count, last } = measure(series)
    if (count === 0 || (reply.nextOffset === undefined && (count <= limit || last <= from))) {
      yield { elements: cut(series, lower, Number.POSITIVE_INFINITY), nextOffset: undefined, more: false }
      return
    }
    if (last > from) {
      yield { elements: cut(series, lower, last), nextOffset: undefined, more: true }
      from = last
      lower = last
      size = Math.min(limit + 1, maximumLimit)
    } else if (size < maximumLimit) size = Math.min(size * 2, maximumLimit)
    else {
      throw walk.fail(
        new Date(last).toISOString(),
        'there are more points of one time than fit on a page',
        'Ask for one metric at a time, by `dimensions` or `groupBy`.',
      )
    }
    // A range that ends where it begins is refused; there are points at its end only where servers include it.
    const end = endTime === undefined ? undefined : Math.max(toMilliseconds(endTime, 'endTime'), from + 1)
    reply = await read({ ...parameters, startTime: from, endTime: end, offset: undefined, limit: size })
  }
}

/** A part of the time range, in ms since the epoch; without its end. `Infinity` is the end of what there is. */
type Window = { from: number; until: number }

/**
 * Reads several series. A page that is not the last says nothing about those that are not on it; so the time range is cut
 * into windows that each fit on one page.
 */
async function* walkWindows(walk: Walk): AsyncGenerator<Chunk, void, undefined> {
  const { request, parameters, read, first } = walk
  const { limit = maximumLimit, endTime, offset } = parameters
  const { statistics, period = 300 } = request.query ?? {}
  const unit = statistics === undefined ? 1 : Number(period) * 1000
  const end = endTime === undefined ? Number.POSITIVE_INFINITY : toMilliseconds(endTime, 'endTime')
  const window: Window = { from: toMilliseconds(parameters.startTime ?? 0, 'startTime'), until: end }
  // Periods may begin before the start that was asked for.
  let lower = Number.NEGATIVE_INFINITY
  let latest = window.from
  let spacing = Number.POSITIVE_INFINITY
  let size = limit
  let reply = first
  for (;;) {
    const series = reply.elements as readonly AnySeries[]
    const measured = measure(series)
    const { count } = measured
    latest = Math.max(latest, measured.last)
    spacing = Math.min(spacing, measured.spacing)
    if (count === 0 || reply.nextOffset === undefined) {
      const more = window.until < end
      const upper = more ? window.until : Number.POSITIVE_INFINITY
      yield { elements: cut(series, lower, upper), nextOffset: undefined, more }
      if (!more) return
      advance(window, unit, count / size)
      lower = window.from
      // Beyond the last point that was seen there may be nothing more, for ages.
      if (window.from > latest || window.until > end) window.until = end
    } else {
      if (offset !== undefined) throw offsetOfMany()
      const width = Math.min(window.until, latest + unit) - window.from
      // What is left is about one point of each series: a page has to hold more, rather than the window less.
      if (width <= spacing && size < maximumLimit) size = Math.min(size * 2, maximumLimit)
      else if (!narrow(window, width, unit, measured)) throw tooMany(walk, measured)
    }
    const { from, until } = window
    const asked = { startTime: from, endTime: until === Number.POSITIVE_INFINITY ? undefined : until }
    reply = await read({ ...parameters, ...asked, offset: undefined, limit: size })
  }
}

/** Moves on to the next window, so wide that its page should be nearly full; `filled` is the part that the last one filled. */
function advance(window: Window, unit: number, filled: number): void {
  const width = (window.until - window.from) * Math.min(0.9 / filled, 4)
  window.from = window.until
  window.until += Math.max(Math.floor(width / unit), 1) * unit
}

/** Takes a quarter of the window, up to where a period begins; tells whether it became narrower. */
function narrow(window: Window, width: number, unit: number, { first }: Measure): boolean {
  const { from } = window
  // Periods are multiples of their length on some servers, and counted from the start on others: one that was seen tells.
  const border = (time: number): number => first + Math.ceil((time - first) / unit) * unit
  const until = Math.max(border(from + width / 4), border(from + 1))
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

function tooMany(walk: Walk, { last }: Measure): Error {
  return walk.fail(
    new Date(last).toISOString(),
    'there are more series with points of one time than a page has room for',
    'Ask for fewer series by `dimensions`, or for fewer groups by `groupBy`.',
  )
}
