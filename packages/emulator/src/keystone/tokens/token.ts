import type { ApplicationCredential } from '../model/applicationCredentials.js'
import type { Domain } from '../model/domains.js'
import type { Project } from '../model/projects.js'
import type { Role } from '../model/roles.js'
import type { TokenRecord } from '../model/tokens.js'
import type { Trust } from '../model/trusts.js'
import type { User } from '../model/users.js'

/** A token with everything that its record refers to, as of now. */
export type Token = TokenRecord & {
  /** The user that the token acts as: its owner, or the trustor who delegated to the owner. */
  user: User
  userDomain: Domain
  project: Project | undefined
  /** The domain of `project`. */
  projectDomain: Domain | undefined
  /** The domain that the token is scoped to. */
  domain: Domain | undefined
  /** The roles on the scope; empty for an unscoped token. */
  roles: Role[]
  trust: Trust | undefined
  applicationCredential: ApplicationCredential | undefined
}

/** The audit ids in the order of the API: the token's own, then that of the first token of its chain. */
export function auditIdsOf(token: TokenRecord): string[] {
  return token.parentAuditId === undefined ? [token.auditId] : [token.auditId, token.parentAuditId]
}
