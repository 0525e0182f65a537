import {
  type AccessInfo,
  createAccessInfo,
  type EndpointFilter,
  type Fields,
  fieldsOf,
  textOf,
} from '../access/index.js'
import { InvalidParameterError } from '../errors/index.js'
import { checkUrl, trimSlashes } from '../transport/index.js'
import { abortable } from './abortable.js'
import type { AuthContext, AuthPlugin, WaitOptions } from './authPlugin.js'
import { sha256 } from './base64.js'
import { estimateClockOffset } from './clockOffset.js'
import { isToken } from './isToken.js'
import { tokenLife } from './tokenLife.js'

/**
 * Milliseconds: a token with less remaining lifetime is renewed before it is used, so that it outlasts a slow request.
 * The same margin as in keystoneauth.
 */
const longestMargin = 120_000

/**
 * How many milliseconds before its expiry a token is renewed. Less for one with a lifetime under ten minutes, which
 * would otherwise be renewed too often, or before it is used at all.
 *
 * @param life - the token's lifetime in milliseconds, if known
 */
export function renewalMargin(life: number = Number.NaN): number {
  return life > 0 ? Math.min(longestMargin, life / 5) : longestMargin
}

/** Options common to all plugins that contact Keystone. */
export type IdentityOptions = {
  /** The URL of Keystone, with or without its version, such as `https://cloud.example.org/identity`. */
  authUrl: string
  /**
   * Whether to authenticate again when the token is about to expire. A token that a service refuses is replaced in
   * either case.
   *
   * @default true
   */
  reauthenticate?: boolean | undefined
}

/** A pending authentication, and how many calls wait for it. */
type Run = { access: Promise<AccessInfo>; abandon: AbortController; waiting: number }

/**
 * Base of all plugins that get their access from Keystone. Concurrent callers share one authentication. The access is
 * kept until 120 seconds before it expires (a fifth of its lifetime, if that is less). A failure rejects all waiting
 * calls, and is not cached. Times are Keystone's: the offset of the local clock is learned from each new token.
 *
 * To add a kind of authentication, extend this class with `authenticate`, `getAuthUrl` and `scope`, and with
 * `getCacheText` if its state may be stored.
 */
export abstract class IdentityPlugin implements AuthPlugin {
  abstract readonly scope: string
  /** As given, without trailing slashes. */
  readonly authUrl: string
  readonly #reauthenticate: boolean
  #access: AccessInfo | undefined
  #clockOffset = 0
  #margin = longestMargin
  #running: Run | undefined
  #dropped: string | undefined

  constructor(options: IdentityOptions) {
    this.authUrl = trimSlashes(checkUrl('authUrl', options.authUrl))
    this.#reauthenticate = options.reauthenticate ?? true
  }

  /**
   * Authenticates again, regardless of the current access. Callers normally use `getAccess`.
   *
   * @param signal - aborted when all waiting calls were aborted; for slow steps, such as waiting for a user
   */
  abstract authenticate(context: AuthContext, signal?: AbortSignal): Promise<AccessInfo>

  abstract getAuthUrl(context: AuthContext, options?: WaitOptions): Promise<string>

  async getAccess(context: AuthContext, options?: WaitOptions): Promise<AccessInfo> {
    return this.#fresh(context) ?? (await this.#share(context, options))
  }

  async getHeaders(context: AuthContext, options?: WaitOptions): Promise<Readonly<Record<string, string>>> {
    return { 'X-Auth-Token': (await this.getAccess(context, options)).authToken }
  }

  readyHeaders(context: AuthContext): Readonly<Record<string, string>> | undefined {
    // A subclass with headers beyond the token overrides `getHeaders`, which is then called.
    const usual = this.getHeaders === IdentityPlugin.prototype.getHeaders
    const access = usual ? this.#fresh(context) : undefined
    return access && { 'X-Auth-Token': access.authToken }
  }

  #fresh(context: AuthContext): AccessInfo | undefined {
    const access = this.#access
    return access &&
      this.#reauthenticate &&
      access.willExpireSoon(this.#margin, context.clock() + this.#clockOffset)
      ? undefined
      : access
  }

  async #share(context: AuthContext, options?: WaitOptions): Promise<AccessInfo> {
    this.#running ??= this.#start(context)
    const run = this.#running
    run.waiting++
    try {
      return await abortable(run.access, options?.signal)
    } catch (error) {
      // It ended because earlier calls were aborted, not because it failed.
      const left = error === run.abandon.signal.reason && !options?.signal?.aborted
      if (left) return await this.#share(context, options)
      throw error
    } finally {
      if (--run.waiting === 0) run.abandon.abort()
    }
  }

  #start(context: AuthContext): Run {
    const abandon = new AbortController()
    const authenticate = async () => {
      let sent = context.clock()
      const send: AuthContext['send'] = (call) => {
        sent = context.clock()
        return context.send(call)
      }
      try {
        const access = await this.authenticate({ ...context, send }, abandon.signal)
        const received = context.clock()
        this.#access = access
        this.#clockOffset = estimateClockOffset(access, { sent, received })
        // The issue time may be wrong, or long ago: only the remaining lifetime counts.
        const left = (access.expires ?? Number.NaN) - received - this.#clockOffset
        this.#margin = Math.min(renewalMargin(tokenLife(access)), renewalMargin(left))
        return access
      } finally {
        this.#running = undefined
      }
    }
    return { access: authenticate(), abandon, waiting: 0 }
  }

  async getEndpoint(
    context: AuthContext,
    filter: EndpointFilter & { serviceType: string },
    options?: WaitOptions,
  ): Promise<string | undefined> {
    return (await this.getAccess(context, options)).serviceCatalog.urlFor(filter)
  }

  async getCacheId(): Promise<string | undefined> {
    const text = await this.getCacheText()
    return text === undefined ? undefined : sha256(text)
  }

  /**
   * Everything that identifies these credentials, secrets included; `undefined` if the options do not identify the
   * user.
   */
  protected getCacheText(): string | undefined | Promise<string | undefined> {
    return undefined
  }

  getAuthState(): string | undefined {
    const access = this.#access
    if (!access) return undefined
    const body = { [access.version === 'v3' ? 'token' : 'access']: access.body }
    return JSON.stringify({ auth_token: access.authToken, body, ...this.saveState() })
  }

  setAuthState(state: string | undefined): void {
    let fields: Fields = {}
    if (state) {
      try {
        fields = fieldsOf(JSON.parse(state))
      } catch {}
    }
    const access = createAccessInfo(fields['body'], textOf(fields['auth_token']))
    // A token that is invalid in a header would fail each request, and never be refused.
    if (state && !(access && isToken(access.authToken))) {
      throw new InvalidParameterError({ parameter: 'state', reason: 'does not come from `getAuthState`' })
    }
    this.#access = access
    this.#margin = renewalMargin(access && tokenLife(access))
    this.restoreState(fields)
  }

  /** Additional members of the state; JSON. */
  protected saveState(): Fields | undefined {
    return undefined
  }

  /** Restores what `saveState` returned; empty when the state is cleared. */
  protected restoreState(_state: Fields): void {}

  invalidate(token?: string): boolean {
    const current = this.#access?.authToken
    if (token !== undefined && current !== token) {
      // Another call dropped this token. If that led to no new one, a retry would only repeat the failure, once for
      // each pending request.
      return current !== undefined || this.#running !== undefined || token !== this.#dropped
    }
    this.#access = undefined
    this.#dropped = current
    return current !== undefined
  }
}
