import { InvalidParameterError } from '../../errors/index.js'
import { fingerprint } from '../fingerprint.js'
import { readSecret, type Secret } from '../v3/totpMethod.js'
import { type FederationOptions, FederationPlugin } from './federationPlugin.js'

/** Options of `V3OidcAccessToken`. */
export type V3OidcAccessTokenOptions = FederationOptions & {
  /**
   * The OpenID provider's token, or a function that gives the current one, for example from the OpenID library of the
   * page. With a function the session renews itself.
   */
  accessToken: Secret
}

/**
 * Signs in at Keystone with a token that something else has got from the OpenID provider: the natural way for pages
 * that have an OpenID library already.
 *
 * @throws InvalidParameterError when one of the options is missing
 * @example
 * ```ts
 * const auth = new V3OidcAccessToken({
 *   authUrl: 'https://cloud.example.org/identity/v3',
 *   identityProvider: 'company',
 *   protocol: 'openid',
 *   accessToken: async () => (await fetch('/my-token')).text(),
 *   projectName: 'mini-mon',
 *   projectDomainId: 'default',
 * })
 * ```
 */
export class V3OidcAccessToken extends FederationPlugin {
  readonly #token: Secret

  constructor(options: V3OidcAccessTokenOptions) {
    const { accessToken } = options
    const text = typeof accessToken === 'string' ? accessToken : undefined
    super(options, ['access_token', text && fingerprint(text)], text ? [text] : undefined)
    if (!accessToken) throw new InvalidParameterError({ parameter: 'accessToken', reason: 'is missing' })
    this.#token = accessToken
  }

  protected override getBearer(): Promise<string> {
    return readSecret('accessToken', this.#token)
  }
}
