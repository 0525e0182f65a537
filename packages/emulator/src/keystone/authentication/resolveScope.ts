import type { Target } from '../model/assignments.js'
import type { Keystone } from '../model/keystone.js'
import type { Project } from '../model/projects.js'
import type { Trust } from '../model/trusts.js'
import { unauthorized } from '../requests/errors.js'
import { findTrust } from '../tokens/findTrust.js'
import type { ProjectReference, ScopeRequest } from './authRequest.js'
import { findDomain } from './findUser.js'

/** The scope of a new token: none, a target, or a trust. */
export type Scope = { target?: Target | undefined; trust?: Trust | undefined }

/**
 * Finds the scope that a request refers to; empty for an unscoped token, and if the request does not specify it.
 *
 * @throws `KeystoneError` 401 if it does not exist or is disabled
 */
export function resolveScope(keystone: Keystone, scope: ScopeRequest): Scope {
  switch (scope.type) {
    case 'default':
    case 'unscoped':
      return {}
    case 'system':
      return { target: { type: 'system', id: 'all' } }
    case 'domain':
      return { target: { type: 'domain', id: findDomain(keystone, scope.domain).id } }
    case 'project':
      return { target: { type: 'project', id: findProject(keystone, scope.project).id } }
    case 'trust': {
      const trust = findTrust(keystone, scope.id)
      if (!trust) throw unauthorized()
      return { target: { type: 'project', id: findProject(keystone, { id: trust.projectId }).id }, trust }
    }
  }
}

/** The user's default project; `undefined` if there is none, or the user has no role there. */
export function defaultScope(keystone: Keystone, userId: string): Target | undefined {
  const projectId = keystone.users.byId(userId)?.default_project_id
  const project = projectId ? keystone.projects.byId(projectId) : undefined
  if (!project?.enabled || !keystone.domains.byId(project.domain_id)?.enabled) return undefined
  const target: Target = { type: 'project', id: project.id }
  return keystone.assignments.rolesOf(userId, target).length > 0 ? target : undefined
}

function findProject(keystone: Keystone, { id = '', name, domain = {} }: ProjectReference): Project {
  const project = name
    ? keystone.projects.byName(name, findDomain(keystone, domain).id)
    : keystone.projects.byId(id)
  if (!project?.enabled) throw unauthorized()
  findDomain(keystone, { id: project.domain_id })
  return project
}
