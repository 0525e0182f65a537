import { sliceSeries } from '../../series/index.js'
import { parseTime } from '../../series/parseTime.js'
import { readDimensions } from '../../series/readDimensions.js'
import type { Dimensions } from '../dimensions.js'
import { isObject, type JsonObject } from '../send.js'
import { isDecoded } from '../series/isDecoded.js'
import type { SeriesRead } from './seriesRead.js'

/** Picks the elements of a merged response that belong to one of its reads, as its own response would contain them. */
export function splitElements(
  elements: readonly unknown[],
  read: SeriesRead,
  differing: readonly string[],
): JsonObject[] {
  return elements
    .filter((element) => isObject(element))
    .filter((element) => matches(dimensionsOf(element), read, differing))
    .flatMap((element) => cutBefore(element, read.start))
    .map((element, index) => ({
      ...element,
      // Ids are positions in a response.
      id: String(index),
      dimensions: shownDimensions(dimensionsOf(element), read),
    }))
}

/** The rows of an element from a start on, in ms since the epoch: one element, or none without rows. */
function cutBefore(element: JsonObject, start: number): JsonObject[] {
  if (isDecoded(element)) {
    const series = sliceSeries(element, start, Number.POSITIVE_INFINITY)
    return series.timestamps.length === 0 ? [] : [series]
  }
  const member = 'statistics' in element ? 'statistics' : 'measurements'
  const { columns, [member]: rows } = element
  if (!Array.isArray(rows) || !Array.isArray(columns)) return [element]
  const time = columns.indexOf('timestamp')
  const isEarly = (row: unknown) => Array.isArray(row) && parseTime(row[time]) < start
  const kept = rows.filter((row) => !isEarly(row))
  return kept.length === 0 ? [] : [{ ...element, [member]: kept }]
}

/** The dimensions of an element of a response. */
export function dimensionsOf({ dimensions }: JsonObject): Dimensions {
  return isObject(dimensions) ? readDimensions(dimensions) : {}
}

/** Whether dimensions have the values that a read asks for. */
export function matches(
  dimensions: Dimensions,
  { values }: SeriesRead,
  differing: readonly string[],
): boolean {
  return differing.every((name) => Object.hasOwn(dimensions, name) && dimensions[name] === values.get(name))
}

/** The dimensions that the response to a read contains. */
function shownDimensions(dimensions: Dimensions, { mode, groups, clauses }: SeriesRead): Dimensions {
  if (mode === 'each') return dimensions
  if (mode === 'single') {
    // InfluxDB adds the dimensions of all metrics of that name to each series, with empty values.
    return Object.fromEntries(Object.entries(dimensions).filter(([, value]) => value !== ''))
  }
  if (mode === 'merged') return Object.fromEntries(clauses.map(([name, value = '']) => [name, value]))
  return Object.fromEntries(groups.map((name) => [name, dimensions[name] ?? '']))
}
