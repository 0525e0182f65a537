import type { Keystone } from '../model/keystone.js'
import { notFound } from '../requests/errors.js'
import type { RoleReference } from '../requests/parseRoleReferences.js'

/** Finds the id of a role by id or name. @throws `KeystoneError` 404 if no role has the name */
export function findRoleId(keystone: Keystone, { id, name }: RoleReference): string {
  const role = name === undefined ? { id: id ?? '' } : keystone.roles.byName(name)
  if (!role) throw notFound('role')
  return role.id
}
