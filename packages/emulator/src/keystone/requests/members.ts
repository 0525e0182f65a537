import { isRecord } from '../../http/json.js'
import { badRequest, missingMember } from './errors.js'

/** A JSON object whose members are not known yet. */
export type JsonObject = Readonly<Record<string, unknown>>

/** A member that must be text if it is there. */
export function optionalText(value: JsonObject, member: string, parent: string): string | undefined {
  const text = value[member]
  if (text === undefined) return undefined
  if (typeof text !== 'string') throw badRequest(`"${member}" in ${parent} must be text.`)
  return text
}

/** A member that must be an object if it is there. */
export function optionalObject(value: JsonObject, member: string, parent: string): JsonObject | undefined {
  const object = value[member]
  if (object === undefined || object === null) return undefined
  if (!isRecord(object)) throw badRequest(`"${member}" in ${parent} must be an object.`)
  return object
}

/** A member that must be there and an object. */
export function requireObject(value: JsonObject, member: string, parent: string): JsonObject {
  const object = optionalObject(value, member, parent)
  if (!object) throw missingMember(member, parent)
  return object
}
