import type { Keystone } from '../model/keystone.js'
import type { Trust } from '../model/trusts.js'

/** Finds a trust that has not expired. */
export function findTrust(keystone: Keystone, id: string): Trust | undefined {
  const trust = keystone.trusts.byId(id)
  return trust && (trust.expiresAt === null || keystone.clock() < trust.expiresAt) ? trust : undefined
}
