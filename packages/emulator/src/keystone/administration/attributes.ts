import { isRecord } from '../../http/json.js'
import { isStorable } from '../../http/text.js'
import { badRequest, missingMember } from '../requests/errors.js'
import type { JsonObject } from '../requests/members.js'

/** What an attribute may be; `phrase` completes "… must be". */
export type AttributeRule = { phrase: string; allows(value: unknown): boolean }

/** The attributes that are checked, by name; all others may be anything that can be stored. */
export type AttributeRules = Readonly<Record<string, AttributeRule>>

/** Text of a limited length, in UTF-16 units. */
export function text(minimum: number, maximum: number): AttributeRule {
  return {
    phrase: `text of ${minimum} to ${maximum} characters`,
    allows: (value) => isText(value) && value.length >= minimum && value.length <= maximum,
  }
}

/** Text, or nothing. */
export const textOrNull: AttributeRule = {
  phrase: 'text or null',
  allows: (value) => value === null || isText(value),
}

/** True or false, and no text that says so. */
export const flag: AttributeRule = {
  phrase: 'true or false',
  allows: (value) => typeof value === 'boolean',
}

/** Each text once. */
export const textList: AttributeRule = {
  phrase: 'a list of different texts',
  allows: (value) => Array.isArray(value) && value.every(isText) && new Set(value).size === value.length,
}

/** One of some texts. */
export function oneOf(...values: readonly string[]): AttributeRule {
  return {
    phrase: `one of ${values.join(', ')}`,
    allows: (value) => typeof value === 'string' && values.includes(value),
  }
}

/** A JSON object. */
export const object: AttributeRule = { phrase: 'an object', allows: isRecord }

/**
 * Checks what somebody wants something to be.
 *
 * @throws `KeystoneError` 400 that names the first attribute that is missing or wrong
 */
export function checkAttributes(
  body: JsonObject,
  {
    parent,
    rules,
    required = [],
    isClosed = false,
  }: {
    /** The member of the body that the attributes are in. */
    parent: string
    rules: AttributeRules
    required?: readonly string[] | undefined
    /** Whether other attributes than those of the rules are refused. @default false */
    isClosed?: boolean | undefined
  },
): void {
  for (const name of required) if (body[name] === undefined) throw missingMember(name, parent)
  for (const [name, value] of Object.entries(body)) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
    if (!rule && isClosed) throw badRequest(`"${name}" is not an attribute of ${parent}.`)
    if (rule && !rule.allows(value)) throw badRequest(`"${name}" in ${parent} must be ${rule.phrase}.`)
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && isStorable(value)
}
