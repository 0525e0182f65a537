import { passwordMethod, type UserOptions } from '../../../identity/index.js'
import { fromAuthMethods } from './fromAuthMethods.js'
import { inDefaultDomain } from './inDefaultDomain.js'
import type { SignInMethod } from './signInMethod.js'

export type WithPasswordOptions = UserOptions & {
  password: string
  /**
   * Whether this tab keeps the password in its memory, and nowhere else, to renew the session. Without it the session
   * ends with its token, after an hour or what the operator chose. With it every script of the page can use the
   * password for as long as the tab is open.
   *
   * @default false
   */
  keepCredentials?: boolean | undefined
}

/**
 * Signs in with a user's name and password. A name without `userDomainId` and `userDomainName` is one of the domain
 * `default`.
 *
 * @throws InvalidParameterError when user or password is missing
 * @example
 * ```ts
 * await manager.signIn(withPassword({ username: 'mini-mon', userDomainId: 'default', password: 'password' }))
 * ```
 */
export function withPassword(options: WithPasswordOptions): SignInMethod {
  const { userId, username, userDomainId, userDomainName, password, keepCredentials = false } = options
  // Not the options themselves: printing the way would show the password.
  const user = inDefaultDomain({ userId, username, userDomainId, userDomainName })
  const methods = [passwordMethod({ ...user, password })]
  return fromAuthMethods({ name: 'password', methods, user, keepCredentials })
}
