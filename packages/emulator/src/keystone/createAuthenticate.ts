import type { Authenticate } from '../monasca/caller.js'
import type { Keystone } from './keystone.js'
import { validateToken } from './tokens.js'

/** What the monitoring API asks the identity service: whom a token stands for, and which project. */
export function createAuthenticate(keystone: Keystone): Authenticate {
  return (tokenId) => {
    const token = validateToken(keystone, tokenId)
    if (!token?.project) return undefined
    return {
      userId: token.userId,
      projectId: token.project.id,
      projectName: token.project.name,
      roles: token.roles.map((role) => role.name),
    }
  }
}
