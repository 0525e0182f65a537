import { createPublicKey, verify } from 'node:crypto'
import type { Assertion } from '../keystone/federation/assertion.js'
import type { StartedProvider } from './createProvider.js'

/**
 * Identifies the user or client of a bearer token: an access token or an ID token of the provider. `undefined` if it is
 * unknown, expired or revoked.
 */
export async function readBearer(started: StartedProvider, bearer: string): Promise<Assertion | undefined> {
  const { provider, accounts } = started
  if (bearer.split('.').length === 3) return readIdToken(started, bearer)
  const token = await provider.AccessToken.find(bearer)
  if (token) {
    const { accountId, grantId, expiresWithSession, sessionUid } = token
    if (grantId && !(await provider.Grant.find(grantId))) return undefined
    if (expiresWithSession && !(sessionUid && (await provider.Session.findByUid(sessionUid))))
      return undefined
    return { subject: accountId, name: accountId, claims: accounts.describe(accountId) }
  }
  const ofClient = await provider.ClientCredentials.find(bearer)
  return ofClient?.clientId ? { subject: ofClient.clientId, name: ofClient.clientId } : undefined
}

function readIdToken(
  { provider, secrets: { key }, accounts, clientIds }: StartedProvider,
  bearer: string,
): Assertion | undefined {
  const [header = '', payload = '', signature = ''] = bearer.split('.')
  const claims = parse(payload)
  const { iss, exp, aud, sub, preferred_username: name = sub } = claims
  const publicKey = createPublicKey({ key: { kty: 'RSA', n: key.n ?? '', e: key.e ?? '' }, format: 'jwk' })
  const isSigned = verify(
    'sha256',
    Buffer.from(`${header}.${payload}`),
    publicKey,
    Buffer.from(signature, 'base64url'),
  )
  const isOurs = iss === provider.issuer && typeof aud === 'string' && clientIds.includes(aud)
  const isFresh = typeof exp === 'number' && Date.now() < exp * 1000
  if (parse(header)['alg'] !== 'RS256' || !isSigned || !isOurs || !isFresh) return undefined
  return typeof sub === 'string' && typeof name === 'string'
    ? { subject: sub, name, claims: accounts.describe(sub) }
    : undefined
}

function parse(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
