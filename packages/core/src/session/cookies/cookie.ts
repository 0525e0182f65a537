import { InvalidParameterError } from '../../errors/index.js'

/** Where a cookie is sent. */
export type CookieOptions = {
  /** The name of the cookie: letters, digits, `-` and `_`. */
  name?: string | undefined
  /** @default '/' */
  path?: string | undefined
  /** @default none: the host that sets it, without its subdomains */
  domain?: string | undefined
  /** Whether it is sent over https only. */
  secure?: boolean | undefined
  /** Whether other sites' links and forms send it. */
  sameSite?: 'Strict' | 'Lax' | undefined
  /** Milliseconds since the epoch. @default Date.now */
  clock?: (() => number) | undefined
}

/** Bytes of name and value that every browser accepts (RFC 6265, 6.1), with room for the attributes. */
const longestPair = 3800

/** Formats a `Set-Cookie` text. The value must not need encoding. `undefined`, or a value too long, removes the cookie. */
export function formatCookie(
  name: string,
  value: string | undefined,
  {
    path = '/',
    domain,
    secure,
    sameSite = 'Lax',
    httpOnly,
    clock = Date.now,
    expiresAt,
  }: CookieOptions & { httpOnly?: boolean | undefined; expiresAt?: number | undefined },
): string {
  check('name', name, /^[\w-]+$/)
  check('path', path, /^\/[^;\s]*$/)
  if (domain !== undefined) check('domain', domain, /^[\w.-]+$/)
  const left = expiresAt === undefined ? undefined : Math.floor((expiresAt - clock()) / 1000)
  const fits = value !== undefined && name.length + value.length <= longestPair
  const kept = fits && (left === undefined || left > 0)
  const seconds = kept ? left : 0
  return [
    `${name}=${kept ? value : ''}`,
    `Path=${path}`,
    domain && `Domain=${domain}`,
    seconds !== undefined && `Max-Age=${seconds}`,
    secure && 'Secure',
    httpOnly && 'HttpOnly',
    `SameSite=${sameSite}`,
  ]
    .filter(Boolean)
    .join('; ')
}

function check(parameter: string, value: string, pattern: RegExp): void {
  if (typeof value === 'string' && pattern.test(value)) return
  throw new InvalidParameterError({ parameter, reason: 'is not valid in a cookie' })
}

/** Reads the first cookie of a name from a `Cookie` header or `document.cookie`. */
export function readCookie(name: string, header: string | null | undefined): string | undefined {
  if (typeof header !== 'string') return undefined
  const pair = header
    .split(';')
    .map((text) => text.trim())
    .find((text) => text.startsWith(`${name}=`))
  return pair?.slice(name.length + 1) || undefined
}
