import { isRecord } from '../../http/json.js'
import { badRequest, missingMember } from './errors.js'

/** A JSON object with unknown members. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Reads an optional member that must be text. @throws `KeystoneError` 400 */
export function optionalText(value: JsonObject, member: string, parent: string): string | undefined {
  const text = value[member]
  if (text === undefined) return undefined
  if (typeof text !== 'string') throw badRequest(`"${member}" in ${parent} must be text.`)
  return text
}

/** Reads an optional member that must be an object. @throws `KeystoneError` 400 */
export function optionalObject(value: JsonObject, member: string, parent: string): JsonObject | undefined {
  const object = value[member]
  if (object === undefined || object === null) return undefined
  if (!isRecord(object)) throw badRequest(`"${member}" in ${parent} must be an object.`)
  return object
}

/** Reads a required member that must be an object. @throws `KeystoneError` 400 */
export function requireObject(value: JsonObject, member: string, parent: string): JsonObject {
  const object = optionalObject(value, member, parent)
  if (!object) throw missingMember(member, parent)
  return object
}
