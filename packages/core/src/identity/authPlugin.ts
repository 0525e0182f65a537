import type { AccessInfo, EndpointFilter } from '../access/index.js'
import type { Transport } from '../transport/index.js'

/** What a session provides to its plugin. One plugin may serve many sessions. */
export type AuthContext = {
  /** Sends requests unchanged: they never get the session's own token. */
  send: Transport
  /** Milliseconds since the epoch. */
  clock: () => number
  /** Receives warnings for developers, such as the use of a deprecated option. */
  warn: (message: string) => void
}

/** Options of a single caller's wait. */
export type WaitOptions = {
  /** Ends this caller's wait with the signal's reason. The authentication continues, because others may share it. */
  signal?: AbortSignal | undefined
}

/**
 * Authenticates, and nothing else: credentials in, access out. The session adds the headers, finds endpoints and
 * retries after a 401. Write your own plugin for an authentication method that this library lacks.
 *
 * @example
 * ```ts
 * const session = createSession({ auth: new V3Password({ authUrl, username, password, userDomainId: 'default' }) })
 * ```
 */
export type AuthPlugin = {
  /**
   * An opaque identifier of user, Keystone and scope. Available without a request, the same for equal options,
   * unchanged by authenticating again, and never a secret.
   */
  readonly scope: string
  /** Headers to add to a request. `undefined` means that authentication failed; `{}` that no headers are needed. */
  getHeaders(
    context: AuthContext,
    options?: WaitOptions,
  ): Promise<Readonly<Record<string, string>> | undefined>
  /** The result of `getHeaders` if it is available without a request: saves each request a wait. */
  readyHeaders?(context: AuthContext): Readonly<Record<string, string>> | undefined
  /**
   * The current access. Authenticates if there is none or it is about to expire.
   *
   * @throws AuthorizationFailureError for plugins that work without Keystone
   */
  getAccess(context: AuthContext, options?: WaitOptions): Promise<AccessInfo>
  /** The URL of a service. */
  getEndpoint(
    context: AuthContext,
    filter: EndpointFilter & { serviceType: string },
    options?: WaitOptions,
  ): Promise<string | undefined>
  /**
   * The URL of Keystone, including its version, without a trailing slash.
   *
   * @throws AuthorizationFailureError for plugins that work without Keystone
   */
  getAuthUrl(context: AuthContext, options?: WaitOptions): Promise<string>
  /**
   * Drops the current access.
   *
   * @param token - the token that a server refused; an access with another, newer token is kept
   * @returns whether a retry may succeed
   */
  invalidate(token?: string): boolean
  /**
   * A key for storing the state: equal for equal options, secrets included, and irreversible, except by guessing a weak
   * password. `undefined` if the options do not identify the user, and on insecure pages (http), which have no SHA-256.
   */
  getCacheId?(): Promise<string | undefined>
  /** The authentication state for storage; `undefined` if there is none. It contains the token itself. */
  getAuthState?(): string | undefined
  /**
   * Restores a state, so that the next request needs no authentication; `undefined` clears it.
   *
   * @throws InvalidParameterError if the text is not a state
   */
  setAuthState?(state: string | undefined): void
}
