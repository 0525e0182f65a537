import { InvalidParameterError } from '@monasca/core'
import * as v from 'valibot'
import { isRecord } from '../http/json.js'

/**
 * Describes what a value may be. Messages complete a sentence that starts with the name of the value: "… must be a
 * string".
 */
export type Schema<output = unknown> = v.GenericSchema<unknown, output>

/** What is wrong with a value, and where in it. */
export type Problem = {
  /** Names and indexes, from the outside in; empty for the value itself. */
  path: readonly string[]
  /** Completes a sentence that starts with the path. */
  reason: string
}

/**
 * Returns the value as the schema reads it.
 *
 * @param refuse - creates the error for the first problem
 */
export function readValue<output>(
  schema: Schema<output>,
  value: unknown,
  refuse: (problem: Problem) => Error,
): output {
  const result = v.safeParse(schema, value)
  if (result.success) return result.output
  // An unknown name comes first: it explains why another one is missing.
  const issue = result.issues.find(({ expected }) => expected === 'never') ?? result.issues[0]
  throw refuse({ path: (issue.path ?? []).map(({ key }) => String(key)), reason: issue.message })
}

/**
 * Checks a value that a program passes.
 *
 * @throws `InvalidParameterError`, whose `parameter` is the path of what is wrong, or `name` for the value itself
 */
export function checkParameter(schema: Schema, value: unknown, name: string): void {
  readValue(
    schema,
    value,
    ({ path, reason }) => new InvalidParameterError({ parameter: path.join('.') || name, reason }),
  )
}

/**
 * An object with these members and no others: a misspelt name would be ignored silently.
 *
 * @param noun - what messages call a member
 */
export function members<output extends object>(
  entries: { [name in keyof output]-?: Schema },
  noun = 'option',
): Schema<output> {
  const known: Readonly<Record<string, Schema>> = entries
  const names = Object.keys(known).join(', ')
  const explain = ({ expected, path }: v.StrictObjectIssue): string => {
    const missing = expected === 'never' ? undefined : known[String(path?.[0]?.key)]
    if (missing === undefined) return `is not a known ${noun}; the ${noun}s are ${names}`
    return v.safeParse(missing, undefined).issues?.[0]?.message ?? 'is missing'
  }
  const strict = v.strictObject(known, explain)
  // Valibot accepts a list as an object.
  return v.lazy((value) => (isRecord(value) ? strict : object)) as Schema as Schema<output>
}

/** An object whose members are checked elsewhere. */
const object: Schema<Readonly<Record<string, unknown>>> = v.custom<Readonly<Record<string, unknown>>>(
  isRecord,
  'must be an object',
)

/** An object with any names, whose values are all of one kind. */
export function byName<value>(values: Schema<value>): Schema<Record<string, value>> {
  const schema = v.record(v.string(), values)
  return v.lazy((value) => (isRecord(value) ? schema : object)) as Schema as Schema<Record<string, value>>
}

/** A member that may be left out. */
export function optional<output>(schema: Schema<output>): Schema<output | undefined> {
  return v.optional(schema)
}

/** A value that may also be this one, such as `false` for none. */
export function or<const instead, output>(
  value: instead & (string | boolean | null),
  schema: Schema<output>,
): Schema<instead | output> {
  return v.lazy((given) => (given === value ? v.custom(() => true) : schema)) as Schema<instead | output>
}

/** A number within limits, in the unit of the option. */
export function number(least: number, most?: number | undefined): Schema<number> {
  const reason = `must be a number ${most === undefined ? `of ${least} or more` : `from ${least} to ${most}`}`
  return v.pipe(v.number(reason), v.minValue(least, reason), v.maxValue(most ?? Infinity, reason))
}

/** Any number except NaN and the infinite ones. */
export const finite: Schema<number> = v.pipe(v.number('must be a number'), v.finite('must be a number'))

/** A whole number within limits. */
export function whole(least: number, most: number): Schema<number> {
  const reason = `must be a whole number from ${least} to ${most}`
  return v.pipe(v.number(reason), v.integer(reason), v.minValue(least, reason), v.maxValue(most, reason))
}

/** One of some words. */
export function oneOf<const word extends string>(...words: readonly word[]): Schema<word> {
  const quoted = words.map((word) => `"${word}"`)
  const choice = [quoted.slice(0, -1).join(', '), ...quoted.slice(-1)].filter((part) => part !== '')
  return v.picklist(words, `must be ${choice.join(' or ')}`)
}

/** A string. */
export const text: Schema<string> = v.string('must be a string')

/** A string that matches a pattern; `reason` completes a sentence that starts with the name of the value. */
export function matching(pattern: RegExp, reason: string): Schema<string> {
  return v.pipe(v.string(reason), v.regex(pattern, reason))
}

/** A list of strings. */
export const texts: Schema<string[]> = v.array(text, 'must be a list of strings')

/** A list whose elements are of one kind. */
export function listOf<element>(elements: Schema<element>, reason = 'must be a list'): Schema<element[]> {
  return v.array(elements, reason)
}

/** `true` or `false`. */
export const flag: Schema<boolean> = v.boolean('must be a boolean')

/** A function. */
export const func: Schema = v.function('must be a function')

/** Anything: the code that uses the value checks it. */
export const anything: Schema = v.optional(v.unknown())

/** Adds a condition. `explain` returns what is wrong, if anything, as the end of a sentence. */
export function where<output>(
  schema: Schema<output>,
  explain: (value: output) => string | undefined,
): Schema<output> {
  return v.pipe(
    schema,
    v.check(
      (value) => explain(value) === undefined,
      ({ input }) => explain(input) ?? '',
    ),
  )
}
