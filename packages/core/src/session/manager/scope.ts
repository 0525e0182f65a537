import type { AccessInfo } from '../../access/index.js'
import { scopeElements } from '../../identity/v3/v3Auth.js'
import type { ScopeChoice } from './sessionManager.js'

/** The text that the token for a scope is kept under. */
export function scopeKey(choice: ScopeChoice): string {
  return JSON.stringify(scopeElements(choice))
}

/** The choice that names the scope of a token by its id. */
export function choiceOf(access: AccessInfo): ScopeChoice {
  const { projectId, domainId } = access
  if (projectId) return { projectId }
  if (domainId) return { domainId }
  return access.systemScoped ? { systemScope: 'all' } : { unscoped: true }
}
