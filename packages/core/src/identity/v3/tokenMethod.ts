import { InvalidParameterError, InvalidTokenError } from '../../errors/index.js'
import { fingerprint } from '../fingerprint.js'
import { isToken } from '../isToken.js'
import type { AuthMethod } from './authMethod.js'

/** Rejects what cannot be a token; the error does not show it. */
export function checkToken(token: string): void {
  if (!isToken(token)) {
    throw new InvalidParameterError({
      parameter: 'token',
      reason: token ? 'contains white space, or characters that are not allowed in a header' : 'is missing',
    })
  }
}

/** How a refused token is reported. */
export const tokenRefusal: AuthMethod['refusal'] = {
  error: InvalidTokenError,
  sentence: 'Keystone refused the token.',
  advice: 'It has expired, was revoked, or is from another Keystone: get a new one, and check `authUrl`.',
}

/**
 * The method `token`: exchanges a token for one of another scope, which expires no later.
 *
 * @throws InvalidParameterError if the token is missing or malformed
 */
export function tokenMethod(options: { token: string }): AuthMethod {
  const { token } = options
  checkToken(token)
  return {
    name: 'token',
    elements: [fingerprint(token)],
    read: () => ({ data: { id: token }, headers: { 'X-Auth-Token': token }, secrets: [token] }),
    refusal: tokenRefusal,
    repeatable: true,
  }
}
