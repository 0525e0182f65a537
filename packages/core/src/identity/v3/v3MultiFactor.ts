import { InvalidParameterError } from '../../errors/index.js'
import {
  type ApplicationCredentialOptions,
  applicationCredentialMethod,
} from './applicationCredentialMethod.js'
import type { AuthMethod } from './authMethod.js'
import { passwordMethod } from './passwordMethod.js'
import { tokenMethod } from './tokenMethod.js'
import { type PasscodeOptions, totpMethod } from './totpMethod.js'
import { V3Auth, type V3Options } from './v3Auth.js'

/** The supported method names, as in `clouds.yaml`. */
export type AuthMethodName = 'v3password' | 'v3token' | 'v3totp' | 'v3applicationcredential'

// Each method checks its own options.
const makers: Readonly<Record<AuthMethodName, (options: never) => AuthMethod>> = {
  v3password: passwordMethod,
  v3token: tokenMethod,
  v3totp: totpMethod,
  v3applicationcredential: applicationCredentialMethod,
}

/** The options of all the methods together; the user is the same for all. */
export type V3MultiFactorOptions = V3Options &
  Partial<PasscodeOptions> &
  Partial<ApplicationCredentialOptions> & {
    /** The methods in order: names, or methods created with `passwordMethod` and the like. */
    authMethods: readonly (AuthMethodName | AuthMethod)[]
    password?: string | undefined
    token?: string | undefined
  }

/**
 * Signs in with several methods at once, for users whose rules require that, at Keystone's v3 API:
 * `POST /v3/auth/tokens`.
 *
 * @throws InvalidParameterError if a method is unknown, or one of its options is missing
 * @example
 * ```ts
 * const auth = new V3MultiFactor({
 *   authUrl: 'https://cloud.example.org/identity/v3',
 *   authMethods: ['v3password', 'v3totp'],
 *   username: 'mini-mon',
 *   userDomainId: 'default',
 *   password: 'password',
 *   passcode: '123456',
 *   projectName: 'mini-mon',
 *   projectDomainId: 'default',
 * })
 * ```
 */
export class V3MultiFactor extends V3Auth {
  constructor(options: V3MultiFactorOptions) {
    const { authMethods } = options
    const refuse = (reason: string) =>
      new InvalidParameterError({
        parameter: 'authMethods',
        reason,
        advice: `Pass a list of ${Object.keys(makers).join(', ')}.`,
      })
    if (!Array.isArray(authMethods)) throw refuse('is not a list')
    const methods = (authMethods as V3MultiFactorOptions['authMethods']).map((method) => {
      if (typeof method === 'object') return method
      if (!Object.hasOwn(makers, method)) throw refuse(`names "${method}", which cannot be combined`)
      return makers[method](options as never)
    })
    super({ ...options, methods })
  }
}
