import type { UserOptions } from '../../../identity/index.js'

/** A user name belongs to a domain; without one it is Keystone's own first domain, as in `createClient`. */
export function inDefaultDomain(user: UserOptions): UserOptions {
  const { userId, userDomainId, userDomainName } = user
  return userId || userDomainId || userDomainName ? user : { ...user, userDomainId: 'default' }
}
