import { checkText } from '../checkText.js'
import { readSecret, type Secret } from '../readSecret.js'
import type { OidcGrant, OidcOptions } from './oidcOptions.js'
import { OidcPlugin } from './oidcPlugin.js'

export type V3OidcPasswordOptions = OidcOptions & {
  /** The user's name at the OpenID provider. */
  username: string
  password: string
  /** The name of the one-time code's form field at the provider, if it requires one. */
  idpOtpKey?: string | undefined
  /** The one-time code, or a function that returns one for each sign-in. Required with `idpOtpKey`. */
  otp?: Secret | undefined
}

/**
 * Signs in with user name and password at an OpenID provider (the grant `password`), and at Keystone with the token.
 * Providers discourage it, because the program sees the password.
 *
 * @throws InvalidParameterError if one of the options is missing
 * @example
 * ```ts
 * const auth = new V3OidcPassword({
 *   authUrl: 'https://cloud.example.org/identity/v3',
 *   identityProvider: 'company',
 *   protocol: 'openid',
 *   discoveryEndpoint: 'https://login.example.org/.well-known/openid-configuration',
 *   clientId: 'cli',
 *   username: 'ann',
 *   password: 'password',
 *   projectName: 'mini-mon',
 *   projectDomainId: 'default',
 * })
 * ```
 */
export class V3OidcPassword extends OidcPlugin {
  readonly #options: V3OidcPasswordOptions

  constructor(options: V3OidcPasswordOptions) {
    const { username, password } = options
    super(options, ['password', username], [password])
    checkText('username', username)
    checkText('password', password)
    this.#options = options
  }

  protected override async readGrant(): Promise<OidcGrant> {
    const { username, password, openidScope, idpOtpKey, otp } = this.#options
    const code = idpOtpKey ? await readSecret('otp', otp ?? '') : undefined
    return {
      name: 'password',
      form: {
        username,
        password,
        scope: openidScope || defaultScope,
        ...(idpOtpKey && { [idpOtpKey]: code }),
      },
      secrets: [password, code],
    }
  }
}

/** The default scopes. */
export const defaultScope = 'openid profile'
