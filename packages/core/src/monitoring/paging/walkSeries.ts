import { type AnySeries, cut, measure } from '../series/anySeries.js'
import { toMilliseconds } from '../time.js'
import { type Chunk, maximumLimit, type Walk } from './walk.js'
import { walkWindows } from './walkWindows.js'

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
