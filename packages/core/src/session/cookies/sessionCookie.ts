import { fieldsOf } from '../../access/index.js'
import {
  custom,
  object,
  oneOf,
  optional,
  readJson,
  readValue,
  text,
  within,
} from '../manager/ports/schema.js'
import type { SessionManager, SessionScope, SessionSnapshot } from '../manager/sessionManager.js'
import { type CookieOptions, formatCookie, readCookie } from './cookie.js'
import type { InitialSession } from './initialSession.js'

const defaultName = 'monasca-session'
/** Milliseconds since the epoch: the last year that Keystone can write. */
const latestTime = Date.UTC(9999, 11, 31)

const name = text(255)
const maybeName = optional(name)
const domain = { domainId: maybeName, domainName: maybeName }
const scopes = [
  object({ kind: oneOf('project'), id: name, name: maybeName, ...domain }),
  object({ kind: oneOf('domain'), id: name, name: maybeName }),
  object({ kind: oneOf('system', 'unscoped') }),
]
const session = object({
  user: object({ id: name, name: maybeName, ...domain }),
  scope: custom<SessionScope>((value) => scopes.some((scope) => readValue<unknown>(scope, value))),
  roles: custom<string[]>((value) => Array.isArray(value) && value.every((role) => readValue(name, role))),
  expiresAt: optional(within(0, latestTime)),
  identity: name,
})

/**
 * Formats the cookie that a server render reads: user, scope, roles and expiry of a session, and no token. It is a hint
 * about what to render, not a proof: anyone can write such a cookie, so a server must not authorise with it.
 *
 * The cookie ends with the session, or with the browser's session if that is unknown. A session that does not fit a
 * cookie (4096 bytes) is not kept.
 *
 * @param snapshot - `undefined`, or a snapshot without user or scope, removes the cookie
 * @returns the text for a `Set-Cookie` header, or for `document.cookie`
 * @throws InvalidParameterError for a `name`, `path` or `domain` that is not valid in a cookie
 * @example
 * ```ts
 * const text = formatSessionCookie(manager.getSnapshot(), { secure: true })
 * ```
 */
export function formatSessionCookie(
  snapshot: Partial<Pick<SessionSnapshot, keyof InitialSession>> | undefined,
  options: CookieOptions = {},
): string {
  const { user, scope, roles = [], expiresAt, identity } = snapshot ?? {}
  const value = user && scope && identity && { user, scope, roles, expiresAt, identity }
  return formatCookie(options.name ?? defaultName, value && encodeURIComponent(JSON.stringify(value)), {
    ...options,
    expiresAt,
  })
}

/**
 * Reads the session cookie of a request, on a server or in a page.
 *
 * @param header - the header `Cookie` of the request, or `document.cookie`
 * @returns `undefined` if there is no such cookie, it is damaged, or its session has expired
 * @example
 * ```ts
 * const initialState = readSessionCookie(request.headers.get('cookie'))
 * ```
 */
export function readSessionCookie(
  header: string | null | undefined,
  options: Pick<CookieOptions, 'name' | 'clock'> = {},
): InitialSession | undefined {
  const { clock = Date.now } = options
  const found = readJson(session, decode(readCookie(options.name ?? defaultName, header)))
  if (!found || (found.expiresAt !== undefined && found.expiresAt <= clock())) return undefined
  const { user, scope, roles, expiresAt, identity } = found
  const { id, name: userName, domainId, domainName } = user
  return {
    user: { id, name: userName, domainId, domainName },
    scope: toScope(scope),
    roles,
    expiresAt,
    identity,
  }
}

/** The members that a scope of this kind has, and no others. */
function toScope(scope: SessionScope): SessionScope {
  const { kind, id, name: scopeName, domainId, domainName } = fieldsOf(scope) as Record<string, string>
  if (kind === 'project') return { kind, id: id ?? '', name: scopeName, domainId, domainName }
  if (kind === 'domain') return { kind, id: id ?? '', name: scopeName }
  return { kind: kind === 'system' ? kind : 'unscoped' }
}

function decode(value: string | undefined): string | undefined {
  try {
    return value && decodeURIComponent(value)
  } catch {
    return undefined
  }
}

/** Options of `syncSessionCookie`. */
export type SyncSessionCookieOptions = CookieOptions & {
  /** Receives the cookie's text. @default sets `document.cookie` */
  write?: ((cookie: string) => void) | undefined
}

/**
 * Keeps the session cookie of the page up to date: sets it when the user, the scope or the expiry changes, and removes it
 * when the user signs out or the session expires. Call it once in the browser, beside the manager.
 *
 * The cookie is sent over https only if the page is on https (`secure`).
 *
 * @returns a function that stops, and leaves the cookie
 * @throws InvalidParameterError as `formatSessionCookie`
 * @example
 * ```ts
 * const stop = syncSessionCookie(manager)
 * ```
 */
export function syncSessionCookie(
  manager: Pick<SessionManager, 'subscribe' | 'getSnapshot'>,
  options: SyncSessionCookieOptions = {},
): () => void {
  const { write = writeToPage, secure = globalThis.location?.protocol === 'https:' } = options
  let last: string | undefined
  const update = () => {
    const snapshot = manager.getSnapshot()
    const { status, user, scope } = snapshot
    const hasEnded = status === 'signed-out' || status === 'expired'
    // While the session is restored or begins, the cookie of before stays.
    if (!hasEnded && !(user && scope)) return
    const cookie = formatSessionCookie(hasEnded ? undefined : snapshot, { ...options, secure })
    if (cookie !== last) write(cookie)
    last = cookie
  }
  update()
  return manager.subscribe(update)
}

function writeToPage(cookie: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and on http
  document.cookie = cookie
}
