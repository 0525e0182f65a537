import type { ApplicationCredential } from '../model/applicationCredentials.js'
import type { Domain } from '../model/domains.js'
import type { Keystone } from '../model/keystone.js'
import type { Project } from '../model/projects.js'
import type { Role } from '../model/roles.js'
import type { TokenRecord } from '../model/tokens.js'
import type { Trust } from '../model/trusts.js'
import type { User } from '../model/users.js'
import { findTrust } from './findTrust.js'
import type { Token } from './token.js'

/**
 * Completes a record with everything that it refers to; `undefined` if any of that is deleted or disabled, or no role
 * on the scope is left.
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

/** The user that the token acts as; all users involved must be enabled. */
function findPerson(keystone: Keystone, userId: string, trust: Trust | undefined): Person | undefined {
  const owner = findEnabled(keystone, userId)
  if (!trust) return owner
  const trustor = findEnabled(keystone, trust.trustorId)
  if (!trustor || !owner || trust.trusteeId !== userId) return undefined
  return trust.impersonation ? trustor : owner
}

function findEnabled({ domains, users }: Keystone, id: string): Person | undefined {
  const user = users.byId(id)
  const userDomain = user && domains.byId(user.domain_id)
  return user?.enabled && userDomain?.enabled ? { user, userDomain } : undefined
}

type Place = { project: Project | undefined; projectDomain: Domain | undefined; domain: Domain | undefined }

/** The scope of the token, if it is still enabled. */
function findPlace({ domains, projects }: Keystone, { scope }: TokenRecord): Place | undefined {
  const nothing = { project: undefined, projectDomain: undefined, domain: undefined }
  if (scope?.type === 'project') {
    const project = projects.byId(scope.id)
    const projectDomain = project && domains.byId(project.domain_id)
    return project?.enabled && projectDomain?.enabled ? { ...nothing, project, projectDomain } : undefined
  }
  if (scope?.type === 'domain') {
    const domain = domains.byId(scope.id)
    return domain?.enabled ? { ...nothing, domain } : undefined
  }
  return nothing
}

/** The user's roles on the scope, limited to those of the application credential. */
function findRoles(
  { assignments }: Keystone,
  { userId, scope, federation }: TokenRecord,
  applicationCredential: ApplicationCredential | undefined,
): Role[] {
  const roles = scope ? assignments.rolesOf(userId, scope, federation?.groupIds) : []
  return applicationCredential
    ? roles.filter((role) => applicationCredential.roleIds.includes(role.id))
    : roles
}

/** The roles of a trust; none as soon as the trustor has lost one of them. */
function findTrustedRoles({ assignments }: Keystone, { trustorId, projectId, roleIds }: Trust): Role[] {
  const own = assignments.rolesOf(trustorId, { type: 'project', id: projectId })
  return roleIds.every((id) => own.some((role) => role.id === id))
    ? own.filter((role) => roleIds.includes(role.id))
    : []
}
