import type { Authenticate } from '../../http/caller.js'
import type { Keystone } from '../model/keystone.js'
import { allowsRequest } from './accessRules.js'
import { validateToken } from './tokens.js'

/**
 * What the monitoring API asks the identity service: whom a token stands for, and which project. A token of an
 * application credential whose access rules do not name the request counts as none.
 */
export function createAuthenticate(keystone: Keystone): Authenticate {
  return (tokenId, request) => {
    const token = validateToken(keystone, tokenId)
    if (!token?.project) return undefined
    const { user, project, roles, applicationCredential } = token
    const rules = applicationCredential?.accessRules ?? []
    if (!allowsRequest(rules, { service: 'monitoring', ...request })) return undefined
    return {
      userId: user.id,
      projectId: project.id,
      projectName: project.name,
      roles: roles.map((role) => role.name),
    }
  }
}
