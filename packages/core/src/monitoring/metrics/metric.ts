import { readDimensions } from '../../series/readDimensions.js'
import { readIdentity } from '../../series/readIdentity.js'
import { toText } from '../../series/toText.js'
import type { Dimensions } from '../dimensions.js'
import { isObject } from '../send.js'

/** A metric that has been measured: its name and its full set of dimensions identify it inside a project. */
export type Metric = {
  /** A position in this very list on most servers: no identity. See `metricKey`. */
  id: string
  name: string
  dimensions: Dimensions
}

/**
 * Reads the elements of `GET /v2.0/metrics`. They usually have the shape of `Metric` already, so the list is handed on as
 * it is: a copy of ten thousand metrics would cost as much as parsing their JSON.
 */
export function parseMetrics(elements: unknown[]): Metric[] {
  return elements.every(isMetric)
    ? elements
    : elements.map((element) => readIdentity(isObject(element) ? element : {}))
}

/** Name and dimensions of a metric that an alarm or an expression refers to; there servers escape nothing. */
export function parseIdentity(wire: unknown): { name: string; dimensions: Dimensions } {
  const metric = isObject(wire) ? wire : {}
  const dimensions = metric['dimensions']
  return {
    name: toText(metric['name']),
    // Values are text on every known server; what a broken one may send is passed on unchanged.
    dimensions: isObject(dimensions) ? (dimensions as Dimensions) : {},
  }
}

function isMetric(wire: unknown): wire is Metric {
  const metric = wire as Partial<Metric> | null
  return (
    typeof metric?.id === 'string' &&
    typeof metric.name === 'string' &&
    typeof metric.dimensions === 'object' &&
    metric.dimensions !== null &&
    readDimensions(metric.dimensions) === metric.dimensions
  )
}
