import { AuthorizationFailureError, OidcTokenError } from '../../errors/index.js'
import type { AuthContext } from '../authPlugin.js'
import { fingerprint } from '../fingerprint.js'
import type { OidcGrant, OidcOptions } from './oidcOptions.js'
import { OidcPlugin } from './oidcPlugin.js'

/** Options of `V3OidcAuthorizationCode`. */
export type V3OidcAuthorizationCodeOptions = OidcOptions & {
  /** What the provider sent back to `redirectUri`. It is good for one use; not needed where a state is taken over. */
  code?: string | undefined
  /** Where the provider sent the code to, letter by letter. */
  redirectUri?: string | undefined
  /** The verifier whose challenge went to the provider (PKCE). Public clients should always use one. */
  codeVerifier?: string | undefined
  /** The nonce that went to the provider: the ID token must name it. Needs `discoveryEndpoint`. */
  nonce?: string | undefined
}

/**
 * Redeems the code that a sign-in at an OpenID provider has ended with (the grant `authorization_code`), and signs in
 * with its token at Keystone. A code is good for one use: later the plugin needs the provider's refresh token, which
 * most providers give when `offline_access` is among the scopes that the person was asked for.
 *
 * @throws InvalidParameterError when one of the options is missing
 * @example
 * ```ts
 * const auth = new V3OidcAuthorizationCode({
 *   authUrl: 'https://cloud.example.org/identity/v3',
 *   identityProvider: 'company',
 *   protocol: 'openid',
 *   discoveryEndpoint: 'https://login.example.org/.well-known/openid-configuration',
 *   clientId: 'dashboard',
 *   code: new URLSearchParams(location.search).get('code') ?? undefined,
 *   redirectUri: 'https://dashboard.example.org/callback',
 *   codeVerifier: sessionStorage.getItem('code-verifier') ?? undefined,
 * })
 * ```
 */
export class V3OidcAuthorizationCode extends OidcPlugin {
  readonly #options: V3OidcAuthorizationCodeOptions
  #used = false

  constructor(options: V3OidcAuthorizationCodeOptions) {
    const { code, redirectUri, codeVerifier } = options
    const secrets = code ? [code, codeVerifier] : undefined
    super(options, ['authorization_code', code && fingerprint(code), redirectUri], secrets)
    this.#options = options
  }

  protected override readGrant(): OidcGrant {
    const { code, redirectUri, codeVerifier, nonce } = this.#options
    return {
      name: 'authorization_code',
      form: { code, redirect_uri: redirectUri, code_verifier: codeVerifier },
      secrets: [code, codeVerifier],
      nonce,
    }
  }

  /** @throws AuthorizationFailureError when the code has been used, and there is no refresh token */
  protected override async getBearer(context: AuthContext, signal: AbortSignal | undefined): Promise<string> {
    const refreshed = await this.refresh(context, signal)
    if (refreshed) return refreshed
    if (this.#used || !this.#options.code) {
      throw new AuthorizationFailureError('There is no authorization code that could still be used.', {
        metaMessages: [
          'Let the person sign in again, and make a plugin with the new code.',
          'To avoid it, ask for the scope `offline_access`, so that the provider gives a refresh token.',
        ],
      })
    }
    try {
      const bearer = await super.getBearer(context, signal)
      this.#used = true
      return bearer
    } catch (error) {
      // The provider has seen the code; a lost connection leaves it usable.
      if (error instanceof OidcTokenError) this.#used = true
      throw error
    }
  }
}
