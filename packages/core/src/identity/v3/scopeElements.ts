import type { ScopeOptions } from './scope.js'

/** The scope options, without the other options. */
export function scopeElements(options: ScopeOptions): readonly unknown[] {
  const { projectId, projectName, projectDomainId, projectDomainName, domainId, domainName } = options
  const { systemScope, trustId, unscoped } = options
  const project = [projectId, projectName, projectDomainId, projectDomainName]
  return [...project, domainId, domainName, systemScope, trustId, unscoped].map((value) => value || null)
}
