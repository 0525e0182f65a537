import { AuthorizationFailureError, OidcTokenError } from '../../errors/index.js'
import type { AuthContext } from '../authPlugin.js'
import { fingerprint } from '../fingerprint.js'
import type { OidcGrant, OidcOptions } from './oidcOptions.js'
import { OidcPlugin } from './oidcPlugin.js'

export type V3OidcAuthorizationCodeOptions = OidcOptions & {
  /** The code that the provider sent to `redirectUri`. Valid for one use; not needed if a state is restored. */
  code?: string | undefined
  /** The redirect URI of the authorization request, character by character. */
  redirectUri?: string | undefined
  /** The verifier of the challenge that was sent to the provider (PKCE). Public clients should always use one. */
  codeVerifier?: string | undefined
  /** The nonce that was sent to the provider: the ID token must contain it. Requires `discoveryEndpoint`. */
  nonce?: string | undefined
}

/**
 * Redeems the code of a sign-in at an OpenID provider (the grant `authorization_code`), and signs in at Keystone with
 * the token. A code is valid for one use: afterwards the plugin needs the provider's refresh token, which most
 * providers issue if `offline_access` is among the requested scopes.
 *
 * @throws InvalidParameterError if one of the options is missing
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

  /** @throws AuthorizationFailureError if the code has been used, and there is no refresh token */
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
      // The provider has received the code; after a lost connection it remains usable.
      if (error instanceof OidcTokenError) this.#used = true
      throw error
    }
  }
}
