import type { AccessInfo } from '../../../access/index.js'
import { scopeElements } from '../../../identity/internal.js'
import type { ScopeChoice } from '../sessionManager.js'

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
