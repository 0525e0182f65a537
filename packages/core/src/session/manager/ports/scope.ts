import type { AccessInfo } from '../../../access/index.js'
import type { ScopeOptions } from '../../../identity/index.js'
import { scopeElements } from '../../../identity/internal.js'

/** What to work with: a project, a domain, the system, or (`unscoped`) none of them. An id wins over a name. */
export type ScopeChoice = Omit<ScopeOptions, 'trustId'>

/** A scope, or `'base'` for the token that all others are made from. */
export type Target = ScopeChoice | 'base'

/** The text that the token for a scope is kept under. */
export function scopeKey(choice: ScopeChoice): string {
  return JSON.stringify(scopeElements(choice))
}

/** A choice that names its scope by id. */
export type ScopeId =
  | { projectId: string }
  | { domainId: string }
  | { systemScope: 'all' }
  | { unscoped: true }

/** The choice that names the scope of a token by its id. */
export function choiceOf(access: AccessInfo): ScopeId {
  const { projectId, domainId } = access
  if (projectId) return { projectId }
  if (domainId) return { domainId }
  return access.systemScoped ? { systemScope: 'all' } : { unscoped: true }
}
