import type { SeriesIdentity } from './columnSeries.js'
import { readDimensions } from './readDimensions.js'
import { toText } from './toText.js'

/** An object of the server's JSON with unchecked members. */
export type JsonMembers = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonMembers {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Reads the metric of a series. */
export function readIdentity({ id, name, dimensions }: JsonMembers): SeriesIdentity {
  return {
    id: toText(id),
    name: toText(name),
    dimensions: isObject(dimensions) ? readDimensions(dimensions) : {},
  }
}
