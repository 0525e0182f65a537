import type { Project } from '@monasca/core'
import type { SessionManager } from '@monasca/core/session'
import { createQueryKey, type MonascaQueryKey } from './queryKey.js'
import { createQueryOptions, type MonascaQueryOptions, type QueryOverrides } from './queryOptions.js'

/** Nothing can be asked for: only `query`, with react-query's options. */
export type ListProjectsQueryParameters<selected = Project[]> = {
  query?: QueryOverrides<Project[], selected> | undefined
}

/**
 * The query key of `GET /v3/auth/projects`; `identity` is the session's, because the list is the user's in any scope.
 *
 * @example
 * ```ts
 * const { identity = '' } = manager.getSnapshot()
 * await queryClient.invalidateQueries({ queryKey: listProjectsQueryKey(identity) })
 * ```
 */
export function listProjectsQueryKey(identity: string): MonascaQueryKey<Project[]> {
  return createQueryKey(identity, 'projects', 'list', {})
}

/**
 * Lists the projects that the user has a role on: `GET /v3/auth/projects`. Waits while nobody is signed in.
 *
 * @example
 * ```ts
 * await queryClient.prefetchQuery(listProjectsQueryOptions(manager))
 * ```
 */
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
