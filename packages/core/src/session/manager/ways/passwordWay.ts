import { passwordMethod, type UserOptions } from '../../../identity/v3/passwordMethod.js'
import { createMethodsWay } from './methodsWay.js'
import type { WayIn } from './wayIn.js'

/** Options of `passwordWay`. */
export type PasswordWayOptions = UserOptions & {
  password: string
  /**
   * Whether this tab keeps the password in its memory, and nowhere else, to renew the session. Without it the session
   * ends with its token, after an hour or what the operator chose. With it every script of the page can use the
   * password for as long as the tab is open.
   *
   * @default false
   */
  keep?: boolean | undefined
}

/**
 * Signs in with a user's name and password.
 *
 * @throws InvalidParameterError when user or password is missing
 * @example
 * ```ts
 * await manager.signIn(passwordWay({ username: 'mini-mon', userDomainId: 'default', password: 'password' }))
 * ```
 */
export function passwordWay(options: PasswordWayOptions): WayIn {
  const methods = [passwordMethod(options)]
  const { userId, username, userDomainId, userDomainName, keep = false } = options
  // Not the options themselves: printing the way would show the password.
  const user = { userId, username, userDomainId, userDomainName }
  return createMethodsWay({ name: 'password', methods, user, keep })
}
