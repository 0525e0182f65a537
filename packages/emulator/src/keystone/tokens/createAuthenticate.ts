import type { Authenticate } from '../../http/caller.js'
import type { Keystone } from '../model/keystone.js'
import { allowsRequest } from './accessRules.js'
import { validateToken } from './tokens.js'

/**
 * Creates the function with which the monitoring API looks up the user and project of a token. A token of an
 * application credential whose access rules do not include the request is treated as missing.
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
