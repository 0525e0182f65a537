import { checkText } from '../checkText.js'
import type { OidcGrant, OidcOptions } from './oidcOptions.js'
import { OidcPlugin } from './oidcPlugin.js'
import { defaultScope } from './v3OidcPassword.js'

export type V3OidcClientCredentialsOptions = OidcOptions & { clientSecret: string }

/**
 * Signs in a program at an OpenID provider (the grant `client_credentials`), and at Keystone with the token. Not for
 * pages, which cannot keep a secret.
 *
 * @throws InvalidParameterError if one of the options is missing
 * @example
 * ```ts
 * const auth = new V3OidcClientCredentials({
 *   authUrl: 'https://cloud.example.org/identity/v3',
 *   identityProvider: 'company',
 *   protocol: 'openid',
 *   discoveryEndpoint: 'https://login.example.org/.well-known/openid-configuration',
 *   clientId: 'reports',
 *   clientSecret: 'secret',
 *   projectName: 'mini-mon',
 *   projectDomainId: 'default',
 * })
 * ```
 */
export class V3OidcClientCredentials extends OidcPlugin {
  readonly #grant: OidcGrant

  constructor(options: V3OidcClientCredentialsOptions) {
    super(options, ['client_credentials'], [])
    checkText('clientSecret', options.clientSecret)
    const scope = options.openidScope || defaultScope
    this.#grant = { name: 'client_credentials', form: { scope }, secrets: [] }
  }

  protected override readGrant(): OidcGrant {
    return this.#grant
  }
}
