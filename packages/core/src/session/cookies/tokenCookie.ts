import { InvalidParameterError } from '../../errors/index.js'
import { isToken } from '../../identity/internal.js'
import { type CookieOptions, formatCookie, readCookie } from './cookie.js'

const defaultName = '__Host-monasca-token'

/** Options of `formatTokenCookie`. */
export type TokenCookieOptions = Pick<CookieOptions, 'name' | 'sameSite' | 'clock'> & {
  /** When the token expires, in milliseconds since the epoch. The cookie ends with it. */
  expiresAt: number
}

/**
 * Formats a cookie with a Keystone token, for servers that fetch data while they render. Off unless you set it: by
 * default no cookie holds a token. Set it from a server, in a `Set-Cookie` header. It is `HttpOnly`, `Secure`,
 * `SameSite=Strict` and bound to the host (`__Host-`), so that scripts and other sites cannot read it.
 *
 * Anyone who has the cookie can act as the user until the token expires. Check the token with Keystone before you set it,
 * and never accept it as authorisation for a write without protection against cross-site requests.
 *
 * @param token - `undefined` removes the cookie
 * @throws InvalidParameterError for text that is not a token
 * @example
 * ```ts
 * const headers = { 'Set-Cookie': formatTokenCookie(token, { expiresAt: Date.now() + 3_600_000 }) }
 * ```
 */
export function formatTokenCookie(token: string | undefined, options: TokenCookieOptions): string {
  // A semicolon would begin an attribute.
  if (token !== undefined && !(isToken(token) && !token.includes(';'))) {
    throw new InvalidParameterError({ parameter: 'token', reason: 'is not a token' })
  }
  return formatCookie(options.name ?? defaultName, token, {
    sameSite: options.sameSite ?? 'Strict',
    clock: options.clock,
    expiresAt: options.expiresAt,
    secure: true,
    httpOnly: true,
  })
}

/**
 * Reads the token cookie of a request.
 *
 * @param header - the header `Cookie`
 * @returns `undefined` if there is none
 * @example
 * ```ts
 * const token = readTokenCookie(request.headers.get('cookie'))
 * ```
 */
export function readTokenCookie(
  header: string | null | undefined,
  options: Pick<CookieOptions, 'name'> = {},
): string | undefined {
  const token = readCookie(options.name ?? defaultName, header)
  return isToken(token) ? token : undefined
}
