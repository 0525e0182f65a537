// What storages, other tabs and other windows hand over may be damaged, or written by another version of the
// application or by another script of the origin. It is read by these schemas alone, and dropped when it does not fit.
// Not valibot's: its smallest parts would add 1 kB to every page with a session, and only this folder would use them.

/** Characters: more than the longest JSON that a session makes, with the catalogs of many projects. */
const longestJson = 10_000_000

/** Thrown by a schema for a value that does not fit. It leaves this file only as `undefined`. */
const misfit = new Error('The value does not fit its schema.')

/** Reads a value, without members that it does not name. Throws for one that does not fit. */
export type Schema<value> = (value: unknown) => value

/** A value that passes a test. */
export function custom<value>(test: (value: unknown) => boolean): Schema<value> {
  return (value) => {
    if (test(value)) return value as value
    throw misfit
  }
}

/** A value that may be missing. */
export function optional<value>(schema: Schema<value>): Schema<value | undefined> {
  return (value) => (value === undefined ? undefined : schema(value))
}

/** An object with these members. */
export function object<value extends object>(
  members: {
    readonly [name in keyof value]: Schema<value[name]>
  },
): Schema<value> {
  return (value) => {
    if (typeof value !== 'object' || value === null) throw misfit
    const read: Record<string, unknown> = {}
    for (const name in members) read[name] = members[name]((value as Record<string, unknown>)[name])
    return read as value
  }
}

/** A text that is not empty. */
export function text(limit: number): Schema<string> {
  return custom((value) => typeof value === 'string' && value !== '' && value.length <= limit)
}

/** A number between two limits. It is never `NaN` or infinite. */
export function within(least: number, most: number): Schema<number> {
  return custom((value) => typeof value === 'number' && value >= least && value <= most)
}

/** A whole number from 0 to a limit. */
export function whole(limit: number): Schema<number> {
  return custom(
    (value) => Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= limit,
  )
}

/** One of some values. */
export function oneOf<const value>(...values: readonly value[]): Schema<value> {
  return custom((given) => values.includes(given as value))
}

/** Reads a value by a schema; `undefined` if it does not fit. */
export function readValue<value>(schema: Schema<value>, value: unknown): value | undefined {
  try {
    return schema(value)
  } catch {
    return undefined
  }
}

/** Reads JSON by a schema; `undefined` for anything that does not fit. */
export function readJson<value>(schema: Schema<value>, json: unknown): value | undefined {
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
