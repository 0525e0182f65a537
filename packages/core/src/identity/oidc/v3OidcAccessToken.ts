import { type AccessInfo, type Fields, textOf } from '../../access/index.js'
import { InvalidParameterError } from '../../errors/index.js'
import { abortable } from '../abortable.js'
import type { AuthContext, WaitOptions } from '../authPlugin.js'
import { fingerprint } from '../fingerprint.js'
import { readSecret, type Secret } from '../readSecret.js'
import { type FederationOptions, FederationPlugin } from './federationPlugin.js'
import { readClaims } from './readClaims.js'

export type V3OidcAccessTokenOptions = FederationOptions & {
  /**
   * The OpenID provider's token, or a function that returns the current one, for example from the OpenID library of the
   * page. With a function the session renews itself. It is called before each request, so that a change of the user is
   * noticed: return the token from memory.
   */
  accessToken: Secret
  /**
   * With a function as `accessToken`: the user whose tokens it returns, such as the user's id at the provider; or a
   * function that returns the user of a token, for tokens that are not JWTs. A string makes `scope` the same for the
   * same user, across reloads and in all clients.
   *
   * @default the `iss` and `sub` of a JWT; for other tokens each change is compared at Keystone
   */
  identity?: string | ((accessToken: string) => string | Promise<string>) | undefined
}

/**
 * Signs in at Keystone with a token that other code, such as a server, got from the OpenID provider. In pages use
 * `createSessionManager` with `createOpenId` instead, if the page itself may sign in.
 *
 * With a function as `accessToken` the plugin belongs to the user whose token comes first. When the function returns
 * another user's token, requests reject with `IdentityChangedError`, and the plugin drops its own token.
 *
 * @throws InvalidParameterError if one of the options is missing
 * @example
 * ```ts
 * let current = { userId: 'ann', accessToken: 'eyJ…' }
 * const auth = new V3OidcAccessToken({
 *   authUrl: 'https://cloud.example.org/identity/v3',
 *   identityProvider: 'company',
 *   protocol: 'openid',
 *   accessToken: () => current.accessToken,
 *   identity: current.userId,
 *   projectName: 'mini-mon',
 *   projectDomainId: 'default',
 * })
 * ```
 */
export class V3OidcAccessToken extends FederationPlugin {
  readonly #token: Secret
  readonly #identity: V3OidcAccessTokenOptions['identity']
  #asking: Promise<string> | undefined
  #sent = ''
  /** The user of the tokens, if they identify one: that of the first token that Keystone accepted. */
  #person: string | undefined
  /** A fingerprint of the token that Keystone accepted last. */
  #accepted: string | undefined

  constructor(options: V3OidcAccessTokenOptions) {
    const { accessToken, identity } = options
    const text = typeof accessToken === 'string' ? accessToken : undefined
    const elements = ['access_token', text && fingerprint(text)]
    super(options, elements, text ? [text] : undefined, typeof identity === 'string' ? identity : undefined)
    if (!accessToken) throw new InvalidParameterError({ parameter: 'accessToken', reason: 'is missing' })
    if (identity !== undefined && identity !== null && typeof identity !== 'function' && !textOf(identity)) {
      throw new InvalidParameterError({ parameter: 'identity', reason: 'is neither a text nor a function' })
    }
    this.#token = accessToken
    this.#identity = identity
  }

  override readyHeaders(context: AuthContext): Readonly<Record<string, string>> | undefined {
    return typeof this.#token === 'function' ? undefined : super.readyHeaders(context)
  }

  /** @throws IdentityChangedError if the token now belongs to another user */
  override async getAccess(context: AuthContext, options?: WaitOptions): Promise<AccessInfo> {
    const known = typeof this.#token === 'function' && super.readyHeaders(context) !== undefined
    if (known) await abortable(this.#check(), options?.signal)
    return super.getAccess(context, options)
  }

  protected override async getBearer(): Promise<string> {
    this.#sent = await this.#ask()
    return this.#sent
  }

  override async authenticate(context: AuthContext, signal?: AbortSignal): Promise<AccessInfo> {
    const access = await super.authenticate(context, signal)
    this.#person ??= await this.#personOf(this.#sent)
    this.#accepted = fingerprint(this.#sent)
    return access
  }

  /** Compares the current token with the one that was sent to Keystone. */
  async #check(): Promise<void> {
    const token = await this.#ask()
    const named = this.#person !== undefined && (await this.#personOf(token)) !== undefined
    // A token that does not identify its user may be anyone's: Keystone has to identify the user.
    if (!named && fingerprint(token) !== this.#accepted) this.invalidate()
  }

  /** The current token, unless it identifies another user than the first one did. Concurrent callers share one call. */
  #ask(): Promise<string> {
    this.#asking ??= this.#read().finally(() => {
      this.#asking = undefined
    })
    return this.#asking
  }

  async #read(): Promise<string> {
    const token = await readSecret('accessToken', this.#token)
    const person = await this.#personOf(token)
    if (person !== undefined && this.#person !== undefined && person !== this.#person) this.refuseIdentity()
    return token
  }

  async #personOf(token: string): Promise<string | undefined> {
    if (typeof this.#identity === 'function') return textOf(await this.#identity(token))
    const { iss, sub } = readClaims(token)
    return textOf(sub) && JSON.stringify([iss, sub])
  }

  protected override saveState(): Fields {
    return { person: this.#person, accepted: this.#accepted }
  }

  protected override restoreState(state: Fields): void {
    super.restoreState(state)
    this.#person = textOf(state['person']) ?? this.#person
    this.#accepted = textOf(state['accepted'])
  }
}
