import type { ApplicationCredential } from '../model/applicationCredentials.js'
import type { Domain, User } from '../model/identity.js'
import type { Keystone } from '../model/keystone.js'
import type { Project, Role } from '../model/projects.js'
import type { TokenRecord } from '../model/tokens.js'
import type { Trust } from '../model/trusts.js'
import { findTrust } from './findTrust.js'
import type { Token } from './token.js'

/**
 * Completes a record with what it refers to; `undefined` when a part of that is gone or disabled, or no role on the
 * scope is left.
 */
export function resolveToken(keystone: Keystone, record: TokenRecord): Token | undefined {
  const { trustId, applicationCredentialId } = record
  const trust = trustId ? findTrust(keystone, trustId) : undefined
  const applicationCredential = applicationCredentialId
    ? keystone.applicationCredentials.byId(applicationCredentialId)
    : undefined
  if (Boolean(trustId) !== Boolean(trust)) return undefined
  if (Boolean(applicationCredentialId) !== Boolean(applicationCredential)) return undefined
  const person = findPerson(keystone, record.userId, trust)
  const place = findPlace(keystone, record)
  const roles = trust ? findTrustedRoles(keystone, trust) : findRoles(keystone, record, applicationCredential)
  if (!person || !place || (record.scope && roles.length === 0)) return undefined
  return { ...record, ...person, ...place, roles, trust, applicationCredential }
}

type Person = { user: User; userDomain: Domain }

/** Whom the token acts as; everyone involved must be enabled. */
function findPerson(keystone: Keystone, userId: string, trust: Trust | undefined): Person | undefined {
  const owner = findEnabled(keystone, userId)
  if (!trust) return owner
  const trustor = findEnabled(keystone, trust.trustorId)
  if (!trustor || !owner || trust.trusteeId !== userId) return undefined
  return trust.impersonation ? trustor : owner
}

function findEnabled({ identity }: Keystone, id: string): Person | undefined {
  const user = identity.userById(id)
  const userDomain = user && identity.domainById(user.domainId)
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
  { userId, scope, federation }: TokenRecord,
  applicationCredential: ApplicationCredential | undefined,
): Role[] {
  const roles = scope ? projects.rolesOf(userId, scope, federation?.groupIds) : []
  return applicationCredential
    ? roles.filter((role) => applicationCredential.roleIds.includes(role.id))
    : roles
}

/** The roles of a trust; none as soon as the trustor has lost one of them. */
function findTrustedRoles({ projects }: Keystone, { trustorId, projectId, roleIds }: Trust): Role[] {
  const own = projects.rolesOf(trustorId, { type: 'project', id: projectId })
  return roleIds.every((id) => own.some((role) => role.id === id))
    ? own.filter((role) => roleIds.includes(role.id))
    : []
}
