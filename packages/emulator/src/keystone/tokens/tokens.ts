import type { Keystone } from '../model/keystone.js'
import { createOpaqueId } from '../model/opaqueIds.js'
import { createAuditId, type TokenRecord } from '../model/tokens.js'
import { unauthorized } from '../requests/errors.js'
import { resolveToken } from './resolveToken.js'
import type { Token } from './token.js'

/** The data of a new token. */
export type TokenRequest = Pick<
  TokenRecord,
  'userId' | 'methods' | 'scope' | 'parentAuditId' | 'federation' | 'trustId' | 'applicationCredentialId'
> & {
  /** Latest expiry time, in milliseconds since the epoch. */
  expiresAt: number | undefined
}

/** How long after its expiry a token can still be read with `allow_expired`: two days, in milliseconds. */
export const allowExpiredWindow: number = 2 * 24 * 3_600_000

/**
 * Issues a token; times are truncated to whole seconds, as in the real service.
 *
 * @throws `KeystoneError` 401 if the user has no role on the scope, or anything involved is disabled
 */
export function issueToken(keystone: Keystone, request: TokenRequest): { id: string; token: Token } {
  const now = keystone.clock()
  const record: TokenRecord = {
    ...request,
    auditId: createAuditId(),
    issuedAt: wholeSecond(now),
    expiresAt: wholeSecond(Math.min(now + keystone.tokenTtl * 1000, request.expiresAt ?? Infinity)),
    revoked: false,
  }
  const token = resolveToken(keystone, record)
  if (!token) throw unauthorized()
  const id = createOpaqueId()
  keystone.tokens.removeExpired(now - allowExpiredWindow)
  keystone.tokens.insert(id, record)
  return { id, token }
}

/**
 * Looks up a token; `undefined` if it is unknown, revoked or expired, if anything it refers to is disabled or deleted,
 * or if the user has lost the last role on its scope.
 */
export function validateToken(
  keystone: Keystone,
  tokenId: string | undefined,
  /** Milliseconds after its expiry during which a token is still accepted. */
  window = 0,
): Token | undefined {
  const record = findRecord(keystone, tokenId, window)
  return record && resolveToken(keystone, record)
}

/** The record of a token that is neither revoked nor expired, regardless of the state of what it refers to. */
export function findRecord(
  keystone: Keystone,
  tokenId: string | undefined,
  window = 0,
): TokenRecord | undefined {
  const record = tokenId ? keystone.tokens.find(tokenId) : undefined
  return record && !record.revoked && keystone.clock() < record.expiresAt + window ? record : undefined
}

function wholeSecond(time: number): number {
  return Math.floor(time / 1000) * 1000
}
