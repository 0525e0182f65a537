import { type AccessInfo, type Fields, fieldsOf, textOf } from '../../access/index.js'
import {
  AuthorizationFailureError,
  IdentityChangedError,
  InvalidResponseError,
  InvalidTokenError,
  RedirectError,
  UnauthorizedError,
} from '../../errors/index.js'
import { encodePart } from '../../transport/index.js'
import type { AuthContext } from '../authPlugin.js'
import { checkText } from '../checkText.js'
import { fingerprint } from '../fingerprint.js'
import { IdentityPlugin } from '../identityPlugin.js'
import { refusalError } from '../refusalError.js'
import { readToken } from '../v3/requestToken.js'
import { formatScope } from '../v3/scope.js'
import { scopeElements } from '../v3/scopeElements.js'
import type { V3Options } from '../v3/v3Auth.js'
import { v3BaseUrl } from '../v3/v3BaseUrl.js'
import { V3Token } from '../v3/v3Token.js'

/** Options common to the plugins that sign in through an identity provider. */
export type FederationOptions = Omit<V3Options, 'unscoped'> & {
  /** The identity provider's name in Keystone. */
  identityProvider: string
  /** The name of the protocol of that provider, often `openid`. */
  protocol: string
}

/**
 * Exchanges an unscoped token for one of the scope in the options: `POST /v3/auth/tokens`. Without a scope in the
 * options, the unscoped token is used.
 */
export async function rescope(
  context: AuthContext,
  options: V3Options,
  unscoped: AccessInfo,
): Promise<AccessInfo> {
  return formatScope(options)
    ? new V3Token({ ...options, token: unscoped.authToken }).authenticate(context)
    : unscoped
}

/**
 * Base of the plugins that send an identity provider's token to Keystone:
 * `POST /v3/OS-FEDERATION/identity_providers/{identityProvider}/protocols/{protocol}/auth`, then, with a scope in the
 * options, `POST /v3/auth/tokens`.
 */
export abstract class FederationPlugin extends IdentityPlugin {
  readonly scope: string
  readonly #options: FederationOptions
  readonly #cacheText: string | undefined
  /** Whether the options do not identify the user. */
  readonly #open: boolean
  #userId: string | undefined

  /**
   * @param elements - values that identify these credentials, without secrets
   * @param secrets - secret values that identify them; `undefined` if the options do not identify the user
   * @param identity - the user in that case, if the caller knows
   */
  constructor(
    options: FederationOptions,
    elements: readonly unknown[],
    secrets?: readonly unknown[],
    identity?: string | undefined,
  ) {
    super(options)
    checkText('identityProvider', options.identityProvider)
    checkText('protocol', options.protocol)
    this.#options = options
    const all = [this.#url, elements.map((value) => value || null), scopeElements(options)]
    const text = JSON.stringify([...all, options.includeCatalog !== false])
    this.#open = secrets === undefined
    // Caches use the scope as key, so two users must never share one: without a user name each plugin has its own.
    const person = this.#open ? (identity ?? `${Math.random()} ${Math.random()}`) : undefined
    this.scope = fingerprint(person === undefined ? text : JSON.stringify([text, person]))
    this.#cacheText = secrets && JSON.stringify([text, secrets])
  }

  /** Gets a token from the identity provider that Keystone accepts as proof. */
  protected abstract getBearer(context: AuthContext, signal: AbortSignal | undefined): Promise<string>

  protected override getCacheText(): string | undefined {
    return this.#cacheText
  }

  get #url(): string {
    const { identityProvider, protocol } = this.#options
    const provider = encodePart(identityProvider, 'identityProvider')
    const path = `identity_providers/${provider}/protocols/${encodePart(protocol, 'protocol')}/auth`
    return `${v3BaseUrl(this.authUrl)}/OS-FEDERATION/${path}`
  }

  override getAuthUrl(): Promise<string> {
    return Promise.resolve(v3BaseUrl(this.authUrl))
  }

  /**
   * @throws AuthorizationFailureError if the options contradict each other, or Keystone's web server requires another
   * kind of sign-in
   * @throws InvalidTokenError if the identity provider's token is refused
   * @throws ScopeNotFoundError if the user has no role on the project or domain
   * @throws IdentityChangedError if another user than before signs in
   */
  override async authenticate(context: AuthContext, signal?: AbortSignal): Promise<AccessInfo> {
    // Contradictory options fail before any request.
    formatScope(this.#options)
    const bearer = await this.getBearer(context, signal)
    const headers = { Accept: 'application/json', Authorization: `Bearer ${bearer}` }
    const call = { method: 'POST', url: this.#url, headers, secrets: [bearer] }
    const answer = await context.send(call).catch((error: unknown) => {
      throw explainAnswer(error)
    })
    const unscoped = readToken(call, answer)
    this.#keepUser(unscoped.userId)
    return rescope(context, this.#options, unscoped)
  }

  protected override restoreState(state: Fields): void {
    const { token } = fieldsOf(state['body'])
    this.#keepUser(textOf(fieldsOf(fieldsOf(token)['user'])['id']))
  }

  #keepUser(id: string | undefined): void {
    if (!this.#open || id === undefined) return
    this.#userId ??= id
    if (id !== this.#userId) this.refuseIdentity()
  }

  /**
   * Drops the access, because the credentials now belong to another user.
   *
   * @throws IdentityChangedError always
   */
  protected refuseIdentity(): never {
    this.invalidate()
    throw new IdentityChangedError()
  }
}

/** Explains why the federated URL returned no token. */
function explainAnswer(error: unknown): unknown {
  if (error instanceof UnauthorizedError) {
    return refusalError(InvalidTokenError, error, 'Keystone refused the token of the identity provider.', [
      'It may have expired, be meant for another audience, or be of the other kind (`accessTokenType`); or no rule of the mapping fits this user.',
    ])
  }
  if (!(error instanceof InvalidResponseError || error instanceof RedirectError)) return error
  return new AuthorizationFailureError(
    'Keystone’s web server wants to lead to a login page instead of taking a token.',
    {
      metaMessages: [
        'Check `identityProvider` and `protocol`, and that this address takes bearer tokens: with mod_auth_openidc, `AuthType oauth20` or `AuthType auth-openidc`.',
        `Request: ${error.method} ${error.url}`,
      ],
      cause: error,
    },
  )
}
