import type { AccessInfo, EndpointFilter } from '../access/index.js'
import type { Transport } from '../transport/index.js'

/** What a session lends to the plugin that authenticates for it. One plugin may serve many sessions. */
export type AuthContext = {
  /** Sends as it is: nothing that goes through here ever gets the session's own token. */
  send: Transport
  /** Milliseconds since the epoch. */
  clock: () => number
  /** Takes notices for developers, such as the use of a deprecated option. */
  warn: (message: string) => void
}

/** What steers the wait of a single caller. */
export type WaitOptions = {
  /** Ends this caller's wait with the signal's reason. The authentication, which others may share, goes on. */
  signal?: AbortSignal | undefined
}

/**
 * Knows how to authenticate, and nothing else: credentials in, access out. The session adds the headers, finds
 * endpoints and repeats after a 401. Write your own for a kind of authentication that this library lacks.
 *
 * @example
 * ```ts
 * const session = createSession({ auth: new V3Password({ authUrl, username, password, userDomainId: 'default' }) })
 * ```
 */
export type AuthPlugin = {
  /**
   * Opaque text for who authenticates, where and for what scope. Known without asking a server, the same for equal
   * options, not changed by authenticating again, and never a secret.
   */
  readonly scope: string
  /** What to add to a request. `undefined` means that authentication failed; `{}` that nothing needs adding. */
  getHeaders(
    context: AuthContext,
    options?: WaitOptions,
  ): Promise<Readonly<Record<string, string>> | undefined>
  /** What `getHeaders` would resolve to, if that is known without asking a server: spares each request a wait. */
  readyHeaders?(context: AuthContext): Readonly<Record<string, string>> | undefined
  /**
   * The access in use, authenticating if there is none or it is about to expire.
   *
   * @throws AuthorizationFailureError for plugins that work without Keystone
   */
  getAccess(context: AuthContext, options?: WaitOptions): Promise<AccessInfo>
  /** The address of a service. */
  getEndpoint(
    context: AuthContext,
    filter: EndpointFilter & { serviceType: string },
    options?: WaitOptions,
  ): Promise<string | undefined>
  /**
   * The address of Keystone, its version included, without a slash at the end.
   *
   * @throws AuthorizationFailureError for plugins that work without Keystone
   */
  getAuthUrl(context: AuthContext, options?: WaitOptions): Promise<string>
  /**
   * Drops the access in use.
   *
   * @param token - the token that a server refused; an access with another, newer token stays
   * @returns whether it is worth trying again
   */
  invalidate(token?: string): boolean
  /**
   * A text to store the state under: equal for equal options, secrets included, and with no way back to them, save for
   * guessing a weak password. `undefined` where the options do not tell who authenticates, and on pages that are not
   * secure (http), which have no SHA-256.
   */
  getCacheId?(): Promise<string | undefined>
  /** The state of being authenticated, to be kept elsewhere; `undefined` if there is none. It holds the token itself. */
  getAuthState?(): string | undefined
  /**
   * Takes over a state, so that the next request needs no authentication; nothing clears it.
   *
   * @throws InvalidParameterError when the text is no state
   */
  setAuthState?(state: string | undefined): void
}
