import { isRecord } from '../../http/json.js'
import { badRequest } from './errors.js'
import { type JsonObject, optionalText } from './members.js'

/** A role by id or by name. */
export type RoleReference = { id?: string | undefined; name?: string | undefined }

/** Reads the member `roles`: objects with either an id or a name. @throws `KeystoneError` 400 */
export function parseRoleReferences(body: JsonObject, parent: string): RoleReference[] {
  const roles = body['roles'] ?? []
  if (!Array.isArray(roles) || !roles.every(isRecord))
    throw badRequest(`"roles" in ${parent} must be a list.`)
  return roles.map((role) => {
    const reference = { id: optionalText(role, 'id', 'roles'), name: optionalText(role, 'name', 'roles') }
    if (Object.keys(role).length !== 1 || (!reference.id && !reference.name)) {
      throw badRequest(`A role in ${parent} must have either "id" or "name".`)
    }
    return reference
  })
}
