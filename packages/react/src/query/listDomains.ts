import type { SessionDomain, SessionManager } from '@monasca/core/session'
import { createQueryKey, type MonascaQueryKey } from './queryKey.js'
import { createQueryOptions, type MonascaQueryOptions, type QueryOverrides } from './queryOptions.js'

/** Nothing can be asked for: only `query`, with react-query's options. */
export type ListDomainsQueryParameters<selected = SessionDomain[]> = {
  query?: QueryOverrides<SessionDomain[], selected> | undefined
}

/**
 * The query key of `GET /v3/auth/domains`; `identity` is the session's, because the list is the user's in any scope.
 *
 * @example
 * ```ts
 * const { identity = '' } = manager.getSnapshot()
 * await queryClient.invalidateQueries({ queryKey: listDomainsQueryKey(identity) })
 * ```
 */
export function listDomainsQueryKey(identity: string): MonascaQueryKey<SessionDomain[]> {
  return createQueryKey(identity, 'domains', 'list', {})
}

/**
 * Lists the domains that the user has a role on: `GET /v3/auth/domains`. Waits while nobody is signed in.
 *
 * @example
 * ```ts
 * await queryClient.prefetchQuery(listDomainsQueryOptions(manager))
 * ```
 */
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
