import type { AccessInfo } from '../access/index.js'
import { NoRoleError } from '../errors/index.js'

// Loaded only when a user has no role.

/** Throws the error for an access that Monasca would refuse. */
export function refuseRequests({ username }: AccessInfo): never {
  throw new NoRoleError({ username })
}
