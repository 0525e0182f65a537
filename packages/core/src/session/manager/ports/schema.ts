import { type CustomSchema, custom, type GenericSchema, type InferOutput, safeParse } from 'valibot'

// What storages, other tabs and other windows hand over may be damaged, or written by another version of the
// application or by another script of the origin. It is read by these schemas alone, and dropped when it does not fit.
// They use few of the parts of valibot: each one counts in the page.

/** Characters: more than the longest JSON that a session makes, with the catalogs of many projects. */
const longestJson = 10_000_000

type Values<value> = CustomSchema<value, undefined>

/** A text that is not empty. */
export function text(limit: number): Values<string> {
  return custom((value) => typeof value === 'string' && value !== '' && value.length <= limit)
}

/** A number between two limits. It is never `NaN` or infinite. */
export function within(least: number, most: number): Values<number> {
  return custom((value) => typeof value === 'number' && value >= least && value <= most)
}

/** A whole number from 0 to a limit. */
export function whole(limit: number): Values<number> {
  return custom(
    (value) => Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= limit,
  )
}

/** One of some values. */
export function oneOf<const value>(...values: readonly value[]): Values<value> {
  return custom((given) => values.includes(given as value))
}

/** Reads a value by a schema, without members that the schema does not name; `undefined` if it does not fit. */
export function readValue<const schema extends GenericSchema>(
  schema: schema,
  value: unknown,
): InferOutput<schema> | undefined {
  try {
    const result = safeParse(schema, value)
    return result.success ? result.output : undefined
  } catch {
    return undefined
  }
}

/** Reads JSON by a schema; `undefined` for anything that does not fit. */
export function readJson<const schema extends GenericSchema>(
  schema: schema,
  json: unknown,
): InferOutput<schema> | undefined {
  if (typeof json !== 'string' || json.length > longestJson) return undefined
  try {
    return readValue(schema, JSON.parse(json))
  } catch {
    return undefined
  }
}

/**
 * A copy of a value that holds only what JSON can: a message may also hold dates, cycles and more. `undefined` if there
 * is none.
 */
export function toJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value)
  } catch {
    return undefined
  }
}
