import { InvalidParameterError } from '../../errors/index.js'
import { maximumLimit } from '../nextOffset.js'
import { type AnySeries, cut, type Measure, measure } from '../series/anySeries.js'
import { toMilliseconds } from '../time.js'
import type { Chunk, Walk } from './walk.js'

/**
 * Continues measurements and statistics by time, never by offset. Servers apply the time in an offset to all series,
 * even those that the page did not reach, and an offset cannot split points at the same time.
 */
export function walkSeries(walk: Walk): AsyncGenerator<Chunk, void, undefined> {
  const { groupBy } = walk.parameters
  return groupBy !== undefined && groupBy.length > 0 ? walkWindows(walk) : walkMoments(walk)
}

/** Continues a single series at the time of its last point, which the next page returns. */
async function* walkMoments(walk: Walk): AsyncGenerator<Chunk, void, undefined> {
  const { parameters, read, first } = walk
  const { limit = maximumLimit, endTime } = parameters
  let from = toMilliseconds(parameters.startTime ?? 0, 'startTime')
  // Periods may start before the requested start.
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
        'there are more points at one time than fit on a page',
        'Request one metric at a time, by `dimensions` or `groupBy`.',
      )
    }
    // Servers reject an empty range. Only servers that include the end have points there.
    const end = endTime === undefined ? undefined : Math.max(toMilliseconds(endTime, 'endTime'), from + 1)
    reply = await read({ ...parameters, startTime: from, endTime: end, offset: undefined, limit: size })
  }
}

/** A part of the time range, in ms since the epoch, exclusive of its end. `Infinity` means no end. */
type Window = { from: number; until: number }

/**
 * Reads several series. A page that is not the last does not cover all series, so the time range is split into windows
 * that fit on one page each.
 */
async function* walkWindows(walk: Walk): AsyncGenerator<Chunk, void, undefined> {
  const { request, parameters, read, first } = walk
  const { limit = maximumLimit, endTime, offset } = parameters
  const { statistics, period = 300 } = request.query ?? {}
  const unit = statistics === undefined ? 1 : Number(period) * 1000
  const end = endTime === undefined ? Number.POSITIVE_INFINITY : toMilliseconds(endTime, 'endTime')
  const window: Window = { from: toMilliseconds(parameters.startTime ?? 0, 'startTime'), until: end }
  // Periods may start before the requested start.
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
      // The rest of the range may be empty.
      if (window.from > latest || window.until > end) window.until = end
    } else {
      if (offset !== undefined) throw offsetOfMany()
      const width = Math.min(window.until, latest + unit) - window.from
      // About one point per series is left: enlarge the page rather than narrow the window.
      if (width <= spacing && size < maximumLimit) size = Math.min(size * 2, maximumLimit)
      else if (!narrow(window, width, unit, measured)) throw tooMany(walk, measured)
    }
    const { from, until } = window
    const asked = { startTime: from, endTime: until === Number.POSITIVE_INFINITY ? undefined : until }
    reply = await read({ ...parameters, ...asked, offset: undefined, limit: size })
  }
}

/** Moves to the next window, sized to nearly fill its page; `filled` is the filled fraction of the last page. */
function advance(window: Window, unit: number, filled: number): void {
  const width = (window.until - window.from) * Math.min(0.9 / filled, 4)
  window.from = window.until
  window.until += Math.max(Math.floor(width / unit), 1) * unit
}

/** Cuts the window to a quarter, at the start of a period; returns whether it became narrower. */
function narrow(window: Window, width: number, unit: number, { first }: Measure): boolean {
  const { from } = window
  // Some servers align periods to multiples of their length, others to the start: a known period shows which.
  const border = (time: number): number => first + Math.ceil((time - first) / unit) * unit
  const until = Math.max(border(from + width / 4), border(from + 1))
  if (until >= window.until) return false
  window.until = until
  return true
}

function offsetOfMany(): InvalidParameterError {
  return new InvalidParameterError({
    parameter: 'offset',
    reason: 'cannot be continued when there are several series',
    advice: 'Pass the start as `startTime`.',
  })
}

function tooMany(walk: Walk, { last }: Measure): Error {
  return walk.fail(
    new Date(last).toISOString(),
    'there are more series with points at one time than fit on a page',
    'Request fewer series by `dimensions`, or fewer groups by `groupBy`.',
  )
}
