import { InvalidTokenError, NotFoundError, UnauthorizedError } from '../../../errors/index.js'
import { checkToken, readToken, refusalError, tokenRefusal } from '../../../identity/internal.js'
import type { SignInMethod } from './signInMethod.js'

/**
 * Signs in with an existing token, unscoped or scoped: `GET /v3/auth/tokens` returns its user. The session ends with
 * the token.
 *
 * @throws InvalidParameterError when the token is missing or malformed
 * @example
 * ```ts
 * await manager.signIn(withToken({ token }))
 * ```
 */
export function withToken({ token }: { token: string }): SignInMethod {
  checkToken(token)
  return {
    name: 'token',
    keepCredentials: false,
    async authenticate(context, authUrl) {
      const headers = { Accept: 'application/json', 'X-Auth-Token': token, 'X-Subject-Token': token }
      const call = { method: 'GET', url: `${authUrl}/auth/tokens`, headers, secrets: [token] }
      const answer = await context.send(call).catch((error: unknown) => {
        const refused = error instanceof UnauthorizedError || error instanceof NotFoundError
        if (!refused) throw error
        throw refusalError(InvalidTokenError, error, tokenRefusal.sentence, [tokenRefusal.advice])
      })
      return readToken(call, answer, token)
    },
  }
}
