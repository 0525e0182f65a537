'use client'

import type { SessionDomain } from '@monasca/core/session'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { type ListDomainsQueryParameters, listDomainsQueryOptions } from '../query/listDomains.js'
import type { MonascaError } from '../query/monascaError.js'
import { useSessionContext } from '../session/useSessionContext.js'

/** Parameters of `useDomains`. */
export type UseDomainsParameters<selected = SessionDomain[]> = ListDomainsQueryParameters<selected>

/** What `useDomains` returns: react-query's result. */
export type UseDomainsReturnType<selected = SessionDomain[]> = UseQueryResult<selected, MonascaError>

/**
 * Lists the domains that the user has a role on: `GET /v3/auth/domains`.
 *
 * @throws `ProviderNotFoundError` without a `SessionProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useDomains()
 * ```
 */
export function useDomains<selected = SessionDomain[]>(
  parameters: UseDomainsParameters<selected> = {},
): UseDomainsReturnType<selected> {
  return useQuery(listDomainsQueryOptions(useSessionContext().manager, parameters))
}
