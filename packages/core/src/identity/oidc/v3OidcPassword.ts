import { checkText } from '../v3/passwordMethod.js'
import { readSecret, type Secret } from '../v3/totpMethod.js'
import type { OidcGrant, OidcOptions } from './oidcOptions.js'
import { OidcPlugin } from './oidcPlugin.js'

/** Options of `V3OidcPassword`. */
export type V3OidcPasswordOptions = OidcOptions & {
  /** The user's name at the OpenID provider. */
  username: string
  password: string
  /** The name under which the provider wants a one-time code, if it does. */
  idpOtpKey?: string | undefined
  /** The one-time code, or a function that asks for one at each sign-in. Needed with `idpOtpKey`. */
  otp?: Secret | undefined
}

/**
 * Signs in with user name and password at an OpenID provider (the grant `password`), and with its token at Keystone.
 * Providers discourage it, because the program sees the password.
 *
 * @throws InvalidParameterError when one of the options is missing
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

/** What the OpenID provider is asked for. */
export const defaultScope = 'openid profile'
