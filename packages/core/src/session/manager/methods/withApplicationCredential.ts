import { type ApplicationCredentialOptions, applicationCredentialMethod } from '../../../identity/index.js'
import { fromAuthMethods } from './fromAuthMethods.js'
import type { SignInMethod } from './signInMethod.js'

export type WithApplicationCredentialOptions = ApplicationCredentialOptions & {
  /** Whether this tab keeps the secret in its memory, and nowhere else, to renew the session. @default false */
  keepCredentials?: boolean | undefined
}

/**
 * Signs in with an application credential. It brings its project; there is no other to switch to.
 *
 * @throws InvalidParameterError when the secret is missing, or what it belongs to
 * @example
 * ```ts
 * await manager.signIn(withApplicationCredential({ applicationCredentialId: '21dced0f', applicationCredentialSecret: 'secret' }))
 * ```
 */
export function withApplicationCredential(options: WithApplicationCredentialOptions): SignInMethod {
  const methods = [applicationCredentialMethod(options)]
  const keepCredentials = options.keepCredentials ?? false
  return fromAuthMethods({ name: 'application-credential', methods, keepCredentials, ownScope: true })
}
