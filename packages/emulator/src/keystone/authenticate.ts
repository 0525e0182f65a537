import type { AuthRequest, ProjectReference, ScopeRequest } from './authRequest.js'
import { KeystoneError, unauthorized } from './errors.js'
import { findDomain } from './findUser.js'
import type { Keystone } from './keystone.js'
import { authMethods } from './methods/methods.js'
import type { Project, Target } from './model/projects.js'
import { issueToken, type Token } from './tokens.js'

/**
 * Carries out an authentication request: runs its methods, which must agree on the user, and issues a token.
 *
 * @throws `KeystoneError` 400, 401 or 403
 */
export async function authenticate(
  keystone: Keystone,
  request: AuthRequest,
): Promise<{ id: string; token: Token }> {
  const { methods, payloads, scope } = request
  if (!methods.every((name) => authMethods.has(name))) {
    throw new KeystoneError(401, 'The request names a method that is not supported.', {
      methods: [...authMethods.keys()],
    })
  }
  const target = resolveScope(keystone, scope)
  const used = new Set<string>()
  let userId: string | undefined
  let expiresAt: number | undefined
  let parentAuditId: string | undefined
  for (const name of methods) {
    const payload = payloads[name] ?? {}
    const result = await authMethods.get(name)?.({ keystone, payload, scopeType: scope.type })
    if (!result || (userId !== undefined && userId !== result.userId)) throw unauthorized()
    userId = result.userId
    for (const method of [name, ...(result.methods ?? [])]) used.add(method)
    if (result.expiresAt !== undefined) expiresAt = Math.min(expiresAt ?? Infinity, result.expiresAt)
    parentAuditId ??= result.parentAuditId
  }
  if (userId === undefined) throw unauthorized()
  return issueToken(keystone, {
    userId,
    methods: [...used],
    scope: scope.type === 'default' ? defaultScope(keystone, userId) : target,
    expiresAt,
    parentAuditId,
  })
}

function resolveScope(keystone: Keystone, scope: ScopeRequest): Target | undefined {
  switch (scope.type) {
    case 'default':
    case 'unscoped':
      return undefined
    case 'system':
      return { type: 'system', id: 'all' }
    case 'domain':
      return { type: 'domain', id: findDomain(keystone, scope.domain).id }
    case 'project':
      return { type: 'project', id: findProject(keystone, scope.project).id }
    case 'trust':
      throw unauthorized()
  }
}

function findProject(keystone: Keystone, { id = '', name, domain = {} }: ProjectReference): Project {
  const project = name
    ? keystone.projects.projectByName(name, findDomain(keystone, domain).id)
    : keystone.projects.projectById(id)
  if (!project?.enabled) throw unauthorized()
  findDomain(keystone, { id: project.domainId })
  return project
}

/** The user's default project; an unscoped token when there is none, or nothing to do there. */
function defaultScope(keystone: Keystone, userId: string): Target | undefined {
  const projectId = keystone.identity.userById(userId)?.defaultProjectId
  const project = projectId ? keystone.projects.projectById(projectId) : undefined
  if (!project?.enabled || !keystone.identity.domainById(project.domainId)?.enabled) return undefined
  const target: Target = { type: 'project', id: project.id }
  return keystone.projects.rolesOf(userId, target).length > 0 ? target : undefined
}
