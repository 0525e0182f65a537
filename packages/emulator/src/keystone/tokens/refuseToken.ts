import type { Keystone } from '../model/keystone.js'
import { type KeystoneError, notFound, unauthorized } from '../requests/errors.js'
import { findTrust } from './findTrust.js'
import { findRecord } from './tokens.js'

/**
 * Returns the error for an unusable token. Like the real service, it is 404 instead of 401 if the trust or application
 * credential of the token was deleted.
 */
export function refuseToken(keystone: Keystone, tokenId: string): KeystoneError {
  const record = findRecord(keystone, tokenId)
  const { applicationCredentialId, trustId } = record ?? {}
  if (trustId && !findTrust(keystone, trustId)) return notFound('trust')
  if (applicationCredentialId && !keystone.applicationCredentials.byId(applicationCredentialId)) {
    return notFound('application credential')
  }
  return unauthorized()
}
