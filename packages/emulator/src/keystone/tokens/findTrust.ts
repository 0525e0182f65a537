import type { Keystone } from '../model/keystone.js'
import type { Trust } from '../model/trusts.js'

/** A trust that is not over. */
export function findTrust(keystone: Keystone, id: string): Trust | undefined {
  const trust = keystone.trusts.byId(id)
  return trust && (trust.expiresAt === null || keystone.clock() < trust.expiresAt) ? trust : undefined
}
