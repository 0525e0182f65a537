import { unauthorized } from './errors.js'
import type { Keystone } from './keystone.js'
import type { Domain, User } from './model/identity.js'
import type { Project, Role, Target } from './model/projects.js'
import { createAuditId, createTokenId, type TokenRecord } from './model/tokens.js'

/** A token with everything its record refers to, as it is at this moment. */
export type Token = TokenRecord & {
  user: User
  userDomain: Domain
  project: Project | undefined
  /** The domain of `project`. */
  projectDomain: Domain | undefined
  /** The domain that the token is scoped to. */
  domain: Domain | undefined
  /** The roles on the scope; empty for an unscoped token. */
  roles: Role[]
}

/** What a new token is made from. */
export type TokenRequest = {
  userId: string
  methods: string[]
  scope: Target | undefined
  /** Milliseconds since the epoch; given when an older token was exchanged, whose end is kept. */
  expiresAt?: number | undefined
  /** First audit id of the chain, when an older token was exchanged. */
  parentAuditId?: string | undefined
}

/** How long after its end a token can still be looked at with `allow_expired`: two days, in milliseconds. */
export const allowExpiredWindow: number = 2 * 24 * 3_600_000

/**
 * Issues a token; times are cut to whole seconds, as the real service does.
 *
 * @throws `KeystoneError` 401 when the user has no role on the scope, or something involved is disabled.
 */
export function issueToken(keystone: Keystone, request: TokenRequest): { id: string; token: Token } {
  const { userId, methods, scope, parentAuditId } = request
  const now = keystone.clock()
  const record: TokenRecord = {
    userId,
    methods,
    auditId: createAuditId(),
    parentAuditId,
    scope,
    issuedAt: wholeSecond(now),
    expiresAt: request.expiresAt ?? wholeSecond(now + keystone.tokenTtl * 1000),
    revoked: false,
  }
  const token = resolveToken(keystone, record)
  if (!token) throw unauthorized()
  const id = createTokenId()
  keystone.tokens.removeExpired(now - allowExpiredWindow)
  keystone.tokens.insert(id, record)
  return { id, token }
}

/**
 * Looks a token up; `undefined` when it is not known, revoked or over, when a part of it is disabled, or when the
 * user has lost the last role on its scope.
 */
export function validateToken(
  keystone: Keystone,
  tokenId: string | undefined,
  /** Milliseconds after its end in which a token still counts. */
  window = 0,
): Token | undefined {
  const record = tokenId ? keystone.tokens.find(tokenId) : undefined
  if (!record || record.revoked || keystone.clock() >= record.expiresAt + window) return undefined
  return resolveToken(keystone, record)
}

/** The audit ids in the order of the API: the token's own, then that of the first token of its chain. */
export function auditIdsOf(token: TokenRecord): string[] {
  return token.parentAuditId === undefined ? [token.auditId] : [token.auditId, token.parentAuditId]
}

function resolveToken(keystone: Keystone, record: TokenRecord): Token | undefined {
  const { identity, projects } = keystone
  const { scope } = record
  const user = identity.userById(record.userId)
  const userDomain = user && identity.domainById(user.domainId)
  if (!user?.enabled || !userDomain?.enabled) return undefined
  const roles = scope ? projects.rolesOf(user.id, scope) : []
  if (scope && roles.length === 0) return undefined
  const token = { ...record, user, userDomain, roles }
  const nothing = { project: undefined, projectDomain: undefined, domain: undefined }
  if (scope?.type === 'project') {
    const project = projects.projectById(scope.id)
    const projectDomain = project && identity.domainById(project.domainId)
    return project?.enabled && projectDomain?.enabled
      ? { ...token, ...nothing, project, projectDomain }
      : undefined
  }
  if (scope?.type === 'domain') {
    const domain = identity.domainById(scope.id)
    return domain?.enabled ? { ...token, ...nothing, domain } : undefined
  }
  return { ...token, ...nothing }
}

function wholeSecond(time: number): number {
  return Math.floor(time / 1000) * 1000
}
