import type { AccessInfo, EndpointFilter } from '../access/index.js'
import { checkUrl, trimSlashes } from '../transport/index.js'
import { abortable } from './abortable.js'
import type { AuthContext, AuthPlugin, WaitOptions } from './authPlugin.js'

/**
 * Milliseconds: a token with less life than this is replaced before it is used, so that it lives through a slow
 * request. The same margin as in keystoneauth.
 */
const minimumTokenLife = 120_000

/** What every plugin that talks to Keystone takes. */
export type IdentityOptions = {
  /** The address of Keystone, with or without its version, such as `https://cloud.example.org/identity`. */
  authUrl: string
  /**
   * Whether to authenticate again when the token is about to expire. A token that a service refuses is replaced
   * either way.
   *
   * @default true
   */
  reauthenticate?: boolean | undefined
}

/**
 * What all plugins that get their access from Keystone share: concurrent callers share one authentication, the access
 * is kept until 120 seconds before it expires, and a failure is told to all who wait, but not remembered.
 *
 * A new kind of authentication extends this class with `authenticate`, `getAuthUrl` and `scope`.
 */
export abstract class IdentityPlugin implements AuthPlugin {
  abstract readonly scope: string
  /** As it was given, without slashes at the end. */
  readonly authUrl: string
  readonly #reauthenticate: boolean
  #access: AccessInfo | undefined
  #running: Promise<AccessInfo> | undefined
  #dropped: string | undefined

  constructor(options: IdentityOptions) {
    this.authUrl = trimSlashes(checkUrl('authUrl', options.authUrl))
    this.#reauthenticate = options.reauthenticate ?? true
  }

  /** Authenticates anew, whatever is known already. Callers normally use `getAccess`. */
  abstract authenticate(context: AuthContext): Promise<AccessInfo>

  abstract getAuthUrl(context: AuthContext, options?: WaitOptions): Promise<string>

  async getAccess(context: AuthContext, options: WaitOptions = {}): Promise<AccessInfo> {
    const access = this.#access
    const fresh =
      access && !(this.#reauthenticate && access.willExpireSoon(minimumTokenLife, context.clock()))
    if (fresh) return access
    this.#running ??= this.#start(context)
    return abortable(this.#running, options.signal)
  }

  async #start(context: AuthContext): Promise<AccessInfo> {
    try {
      this.#access = await this.authenticate(context)
      return this.#access
    } finally {
      this.#running = undefined
    }
  }

  async getHeaders(context: AuthContext, options?: WaitOptions): Promise<Readonly<Record<string, string>>> {
    return { 'X-Auth-Token': (await this.getAccess(context, options)).authToken }
  }

  async getEndpoint(
    context: AuthContext,
    filter: EndpointFilter & { serviceType: string },
    options?: WaitOptions,
  ): Promise<string | undefined> {
    return (await this.getAccess(context, options)).serviceCatalog.urlFor(filter)
  }

  invalidate(token?: string): boolean {
    const current = this.#access?.authToken
    if (token !== undefined && current !== token) {
      // Someone else dropped this token. Where that led to no new one, trying again would only repeat the failure,
      // once for each of the requests that were under way.
      return current !== undefined || this.#running !== undefined || token !== this.#dropped
    }
    this.#access = undefined
    this.#dropped = current
    return current !== undefined
  }
}
