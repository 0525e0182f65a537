import { InvalidParameterError, OidcTokenError } from '../../errors/index.js'
import { checkUrl } from '../../transport/index.js'
import type { AuthContext } from '../authPlugin.js'
import type { DeviceOptions, OidcGrant, OidcOptions } from './oidcOptions.js'
import { OidcPlugin } from './oidcPlugin.js'
import { defaultScope } from './v3OidcPassword.js'

export type V3OidcDeviceAuthorizationOptions = OidcOptions & {
  /** Shows the URL and the code to the user. Called once for each sign-in. */
  onUserCode: DeviceOptions['onUserCode']
  /** The provider's device authorization endpoint; takes precedence over the discovery document. */
  deviceAuthorizationEndpoint?: string | undefined
  /** Whether, and how, to prove that the polling client started the flow (PKCE). */
  codeChallengeMethod?: 'S256' | 'plain' | undefined
}

/**
 * Signs in with another device (RFC 8628): shows a code, which the user confirms in a browser at the OpenID provider,
 * and polls until then. For programs without a browser. Ends when all waiting calls were aborted. With a refresh token
 * from the provider, the next sign-in needs no user.
 *
 * @throws InvalidParameterError if one of the options is missing
 * @example
 * ```ts
 * const auth = new V3OidcDeviceAuthorization({
 *   authUrl: 'https://cloud.example.org/identity/v3',
 *   identityProvider: 'company',
 *   protocol: 'openid',
 *   discoveryEndpoint: 'https://login.example.org/.well-known/openid-configuration',
 *   clientId: 'cli',
 *   onUserCode: ({ userCode, verificationUri }) => console.log(`Open ${verificationUri} and type ${userCode}`),
 * })
 * ```
 */
export class V3OidcDeviceAuthorization extends OidcPlugin {
  readonly #options: V3OidcDeviceAuthorizationOptions

  constructor(options: V3OidcDeviceAuthorizationOptions) {
    const { codeChallengeMethod: method, deviceAuthorizationEndpoint: endpoint } = options
    super(options, ['device_code', endpoint])
    if (method && method !== 'S256' && method !== 'plain') {
      throw new InvalidParameterError({
        parameter: 'codeChallengeMethod',
        reason: 'is neither S256 nor plain',
      })
    }
    if (typeof options.onUserCode !== 'function') {
      throw new InvalidParameterError({ parameter: 'onUserCode', reason: 'is missing' })
    }
    if (endpoint) checkUrl('deviceAuthorizationEndpoint', endpoint)
    this.#options = options
  }

  protected override readGrant(): OidcGrant {
    return {
      name: 'urn:ietf:params:oauth:grant-type:device_code',
      form: { scope: this.#options.openidScope || defaultScope },
      secrets: [],
      device: this.#options,
    }
  }

  /** @throws OidcDeviceAuthorizationTimeoutError if the code is not confirmed in time */
  protected override async getBearer(context: AuthContext, signal: AbortSignal | undefined): Promise<string> {
    const refreshed = await this.refresh(context, signal).catch((error: unknown) => {
      if (!(error instanceof OidcTokenError)) throw error
    })
    return refreshed ?? super.getBearer(context, signal)
  }
}
