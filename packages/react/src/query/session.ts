import type { Project } from '@monasca/core'
import type { SessionDomain, SessionManager } from '@monasca/core/session'
import { createQueryKey, type MonascaQueryKey } from './queryKey.js'
import { createQueryOptions, type MonascaQueryOptions, type QueryOverrides } from './queryOptions.js'

export type ListProjectsQueryParameters<selected = Project[]> = {
  query?: QueryOverrides<Project[], selected> | undefined
}

/**
 * Query key of `listProjectsQueryOptions`. `identity` comes from the session snapshot: the list is the same in every
 * scope.
 */
export function listProjectsQueryKey(identity: string): MonascaQueryKey<Project[]> {
  return createQueryKey(identity, 'projects', 'list', {})
}

/** Query options of `useProjects`: `GET /v3/auth/projects`. Disabled while signed out. */
export function listProjectsQueryOptions<selected = Project[]>(
  manager: Pick<SessionManager, 'getSnapshot' | 'listProjects'>,
  parameters: ListProjectsQueryParameters<selected> = {},
): MonascaQueryOptions<Project[], selected> {
  const { identity } = manager.getSnapshot()
  return createQueryOptions({
    queryKey: listProjectsQueryKey(identity ?? ''),
    parameters: { identity },
    required: ['identity'],
    read: (_parameters, options) => manager.listProjects(options),
    query: parameters.query,
  })
}

export type ListDomainsQueryParameters<selected = SessionDomain[]> = {
  query?: QueryOverrides<SessionDomain[], selected> | undefined
}

/**
 * Query key of `listDomainsQueryOptions`. `identity` comes from the session snapshot: the list is the same in every
 * scope.
 */
export function listDomainsQueryKey(identity: string): MonascaQueryKey<SessionDomain[]> {
  return createQueryKey(identity, 'domains', 'list', {})
}

/** Query options of `useDomains`: `GET /v3/auth/domains`. Disabled while signed out. */
export function listDomainsQueryOptions<selected = SessionDomain[]>(
  manager: Pick<SessionManager, 'getSnapshot' | 'listDomains'>,
  parameters: ListDomainsQueryParameters<selected> = {},
): MonascaQueryOptions<SessionDomain[], selected> {
  const { identity } = manager.getSnapshot()
  return createQueryOptions({
    queryKey: listDomainsQueryKey(identity ?? ''),
    parameters: { identity },
    required: ['identity'],
    read: (_parameters, options) => manager.listDomains(options),
    query: parameters.query,
  })
}
