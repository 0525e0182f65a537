import type { Keystone } from './keystone.js'
import type { ApplicationCredential } from './model/applicationCredentials.js'
import type { Domain, User } from './model/identity.js'
import type { Project, Role } from './model/projects.js'
import type { TokenRecord } from './model/tokens.js'
import type { Token } from './tokens.js'

/**
 * Completes a record with what it refers to; `undefined` when a part of that is gone or disabled, or no role on the
 * scope is left.
 */
export function resolveToken(keystone: Keystone, record: TokenRecord): Token | undefined {
  const { applicationCredentialId } = record
  const owner = findUser(keystone, record.userId)
  const applicationCredential = applicationCredentialId
    ? keystone.applicationCredentials.byId(applicationCredentialId)
    : undefined
  if (!owner || (applicationCredentialId && !applicationCredential)) return undefined
  const place = findPlace(keystone, record)
  const roles = findRoles(keystone, record, applicationCredential)
  if (!place || (record.scope && roles.length === 0)) return undefined
  return { ...record, ...owner, ...place, roles, applicationCredential }
}

function findUser(keystone: Keystone, id: string): { user: User; userDomain: Domain } | undefined {
  const user = keystone.identity.userById(id)
  const userDomain = user && keystone.identity.domainById(user.domainId)
  return user?.enabled && userDomain?.enabled ? { user, userDomain } : undefined
}

type Place = { project: Project | undefined; projectDomain: Domain | undefined; domain: Domain | undefined }

/** What the token is scoped to, if that is still enabled. */
function findPlace({ identity, projects }: Keystone, { scope }: TokenRecord): Place | undefined {
  const nothing = { project: undefined, projectDomain: undefined, domain: undefined }
  if (scope?.type === 'project') {
    const project = projects.projectById(scope.id)
    const projectDomain = project && identity.domainById(project.domainId)
    return project?.enabled && projectDomain?.enabled ? { ...nothing, project, projectDomain } : undefined
  }
  if (scope?.type === 'domain') {
    const domain = identity.domainById(scope.id)
    return domain?.enabled ? { ...nothing, domain } : undefined
  }
  return nothing
}

/** The user's roles on the scope; of those, what an application credential was made for. */
function findRoles(
  { projects }: Keystone,
  { userId, scope }: TokenRecord,
  applicationCredential: ApplicationCredential | undefined,
): Role[] {
  const roles = scope ? projects.rolesOf(userId, scope) : []
  return applicationCredential
    ? roles.filter((role) => applicationCredential.roleIds.includes(role.id))
    : roles
}
