import type { SessionScope } from '@monasca/core/session'

/** `Project` or `Domain`. */
export function scopeKind(scope: SessionScope | undefined): 'Project' | 'Domain' {
  return scope?.kind === 'domain' ? 'Domain' : 'Project'
}

/** The name of a project or domain. */
export function scopeName(scope: SessionScope | undefined): string {
  if (scope?.kind === 'project' || scope?.kind === 'domain') return scope.name ?? scope.id
  return scope?.kind === 'system' ? 'the system' : 'none'
}
