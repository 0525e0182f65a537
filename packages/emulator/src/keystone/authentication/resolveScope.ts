import type { Target } from '../model/assignments.js'
import type { Keystone } from '../model/keystone.js'
import type { Project } from '../model/projects.js'
import type { Trust } from '../model/trusts.js'
import { unauthorized } from '../requests/errors.js'
import { findTrust } from '../tokens/findTrust.js'
import type { ProjectReference, ScopeRequest } from './authRequest.js'
import { findDomain } from './findUser.js'

/** What a new token is for: nothing in particular, or a target, or what a trust gives there. */
export type Scope = { target?: Target | undefined; trust?: Trust | undefined }

/**
 * Finds what a request wants to be scoped to; nothing for an unscoped token, and when the request leaves it open.
 *
 * @throws `KeystoneError` 401 when there is no such thing, or it is disabled.
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

/** The user's default project; `undefined` when there is none, or nothing to do there. */
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
