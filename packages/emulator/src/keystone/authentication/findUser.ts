import type { Domain } from '../model/domains.js'
import type { Keystone } from '../model/keystone.js'
import type { User } from '../model/users.js'
import { missingMember, unauthorized } from '../requests/errors.js'
import { type JsonObject, optionalObject, optionalText } from '../requests/members.js'
import { type DomainReference, parseDomain } from './authRequest.js'

/**
 * Finds the enabled user that a `user` object refers to, by id or by name and domain.
 *
 * @throws `KeystoneError` 400 if the object has no reference; 401 if there is no such user
 */
export function findUser(keystone: Keystone, reference: JsonObject): User {
  const id = optionalText(reference, 'id', 'user')
  const name = optionalText(reference, 'name', 'user')
  const domainObject = optionalObject(reference, 'domain', 'user')
  const domain = domainObject && parseDomain(domainObject, 'user/domain')
  if (!id && !name) throw missingMember('id or name', 'user')
  if (name && !domain) throw missingMember('domain', 'user')
  const user =
    name && domain
      ? keystone.users.byName(name, findDomain(keystone, domain).id)
      : keystone.users.byId(id ?? '')
  if (!user?.enabled || !keystone.domains.byId(user.domain_id)?.enabled) throw unauthorized()
  return user
}

/** Finds an enabled domain by name or id. @throws `KeystoneError` 401 if there is none */
export function findDomain(keystone: Keystone, reference: DomainReference): Domain {
  const { id = '', name } = reference
  const domain = name ? keystone.domains.byName(name) : keystone.domains.byId(id)
  if (!domain?.enabled) throw unauthorized()
  return domain
}
