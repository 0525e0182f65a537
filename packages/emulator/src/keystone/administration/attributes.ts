import * as v from 'valibot'
import { isRecord } from '../../http/json.js'
import { isStorable } from '../../http/text.js'
import { readValue, type Schema } from '../../validation/schemas.js'
import { badRequest, missingMember } from '../requests/errors.js'
import type { JsonObject } from '../requests/members.js'

/** The attributes that are checked, by name; all others may be anything that can be stored. */
export type AttributeRules = Readonly<Record<string, Schema>>

function storable(reason: string): Schema<string> {
  return v.pipe(v.string(reason), v.check(isStorable, reason))
}

/** A string of a limited length, in UTF-16 units. */
export function text(minimum: number, maximum: number): Schema<string> {
  const reason = `must be text of ${minimum} to ${maximum} characters`
  return v.pipe(storable(reason), v.minLength(minimum, reason), v.maxLength(maximum, reason))
}

/** A string or null. */
export const textOrNull: Schema<string | null> = v.nullable(storable('must be text or null'))

/** True or false, not as a string. */
export const flag: Schema<boolean> = v.boolean('must be true or false')

/** A list of strings without repetition; `suffix` completes the message. */
export function textList(suffix = ''): Schema<string[]> {
  const reason = `must be a list of different texts${suffix}`
  return v.pipe(
    v.array(storable(reason), reason),
    v.check((texts) => new Set(texts).size === texts.length, reason),
  )
}

/** One of some strings. */
export function oneOf(...values: readonly string[]): Schema<string> {
  return v.picklist(values, `must be one of ${values.join(', ')}`)
}

/** A JSON object. */
export const object: Schema<JsonObject> = v.custom<JsonObject>(isRecord, 'must be an object')

/**
 * Checks the attributes of a resource in a request.
 *
 * @throws `KeystoneError` 400 that contains the first attribute that is missing or wrong
 */
export function checkAttributes(
  body: JsonObject,
  {
    parent,
    rules,
    required = [],
    isClosed = false,
  }: {
    /** The member of the body that contains the attributes. */
    parent: string
    rules: AttributeRules
    required?: readonly string[] | undefined
    /** Whether attributes without a rule are refused. @default false */
    isClosed?: boolean | undefined
  },
): void {
  for (const name of required) if (body[name] === undefined) throw missingMember(name, parent)
  for (const [name, value] of Object.entries(body)) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
    if (!rule && isClosed) throw badRequest(`"${name}" is not an attribute of ${parent}.`)
    if (rule) readValue(rule, value, ({ reason }) => badRequest(`"${name}" in ${parent} ${reason}.`))
  }
}
