import type { SeriesIdentity } from './columnSeries.js'
import { readDimensions } from './readDimensions.js'
import { toText } from './toText.js'

/** An object of the server's JSON, members not yet looked at. */
export type JsonMembers = Readonly<Record<string, unknown>>

/** Whether a value of the server's JSON is an object, with members to read. */
export function isObject(value: unknown): value is JsonMembers {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What a series belongs to, out of its members. */
export function readIdentity({ id, name, dimensions }: JsonMembers): SeriesIdentity {
  return {
    id: toText(id),
    name: toText(name),
    dimensions: isObject(dimensions) ? readDimensions(dimensions) : {},
  }
}
