import type { Keystone } from '../model/keystone.js'
import { type KeystoneError, notFound, unauthorized } from '../requests/errors.js'
import { findTrust } from './findTrust.js'
import { findRecord } from './tokens.js'

/**
 * Why a token that cannot be used is refused. Like the real service it answers 404 instead of 401 when what the token
 * was made from is gone.
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
