import type { ApplicationCredential } from '../../model/applicationCredentials.js'
import type { Keystone } from '../../model/keystone.js'
import { verifyPassword } from '../../model/passwords.js'
import { KeystoneError, missingMember, notFound, unauthorized } from '../../requests/errors.js'
import { type JsonObject, optionalText, requireObject } from '../../requests/members.js'
import { findUser } from '../findUser.js'
import type { MethodContext, MethodResult } from './method.js'

/**
 * The method `application_credential`: one by id, or by name and user, and its secret. The credential determines the
 * scope, so a request with a scope is refused.
 */
export async function applicationCredentialMethod({
  keystone,
  payload,
  scopeType,
}: MethodContext): Promise<MethodResult> {
  if (scopeType !== 'default') {
    throw new KeystoneError(
      401,
      'An application credential has a fixed scope: the request must not have one.',
      {},
    )
  }
  const credential = find(keystone, payload)
  const secret = payload['secret']
  if (typeof secret !== 'string' || !(await verifyPassword(secret, credential.secretHash))) {
    throw unauthorized()
  }
  const { userId, expiresAt } = credential
  if (expiresAt !== null && keystone.clock() >= expiresAt) throw unauthorized()
  return { userId, expiresAt: expiresAt ?? undefined, applicationCredential: credential }
}

function find(keystone: Keystone, payload: JsonObject): ApplicationCredential {
  const { applicationCredentials } = keystone
  const id = optionalText(payload, 'id', 'application_credential')
  const name = optionalText(payload, 'name', 'application_credential')
  if (id) {
    const credential = applicationCredentials.byId(id)
    if (!credential) throw notFound('application credential')
    return credential
  }
  if (!name) throw missingMember('name or id', 'application_credential')
  const user = findUser(keystone, requireObject(payload, 'user', 'application_credential'))
  const credential = applicationCredentials.byName(user.id, name)
  if (!credential) throw unauthorized()
  return credential
}
