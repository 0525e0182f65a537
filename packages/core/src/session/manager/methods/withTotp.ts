import { type PasscodeOptions, passwordMethod, totpMethod } from '../../../identity/index.js'
import { fromAuthMethods } from './fromAuthMethods.js'
import { inDefaultDomain } from './inDefaultDomain.js'
import type { SignInMethod } from './signInMethod.js'

export type WithTotpOptions = PasscodeOptions & {
  /** Sent together with the code, where the user needs both. */
  password?: string | undefined
}

/**
 * Signs in with a one-time code, alone or together with the password. The session ends with its token: a code works
 * once. Where the code is asked for after the password, `withPassword` and `answerChallenge` do that.
 * A name without `userDomainId` and `userDomainName` is one of the domain `default`.
 *
 * @throws InvalidParameterError when user or code is missing
 * @example
 * ```ts
 * await manager.signIn(withTotp({ username: 'mini-mon', userDomainId: 'default', password, passcode: '123456' }))
 * ```
 */
export function withTotp(options: WithTotpOptions): SignInMethod {
  const { password, passcode, ...given } = options
  const user = inDefaultDomain(given)
  const code = totpMethod({ ...user, passcode })
  const methods = password === undefined ? [code] : [passwordMethod({ ...user, password }), code]
  return fromAuthMethods({ name: 'totp', methods, keepCredentials: false })
}
