'use client'

import type { Project } from '@monasca/core'
import type { ScopeChoice, SessionDomain, SessionSnapshot } from '@monasca/core/session'
import { type UseMutationResult, type UseQueryResult, useMutation, useQuery } from '@tanstack/react-query'
import type { MonascaError } from '../query/monascaError.js'
import {
  type ListDomainsQueryParameters,
  type ListProjectsQueryParameters,
  listDomainsQueryOptions,
  listProjectsQueryOptions,
} from '../query/session.js'
import { useSessionContext } from '../session/useSessionContext.js'

// Apart from `session.ts`: a sign-in page then starts without queries and mutations.

/** `mutate` takes the project, domain or system. */
export type UseSwitchScopeReturnType = UseMutationResult<SessionSnapshot, MonascaError, ScopeChoice>

/**
 * Switches to another project, domain, or the system, in this tab only. Cached data stays, because each scope has its
 * own query keys. If the switch fails, the scope does not change, and `error` is the reason.
 *
 * @throws `ProviderNotFoundError` without a `SessionProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = useSwitchScope()
 * const button = <button type="button" onClick={() => mutate({ domainName: 'Default' })}>Default</button>
 * ```
 */
export function useSwitchScope(): UseSwitchScopeReturnType {
  const { manager } = useSessionContext()
  return useMutation({ mutationFn: (choice: ScopeChoice) => manager.switchScope(choice) })
}

/** `mutate` takes the id of the project. */
export type UseSwitchProjectReturnType = UseMutationResult<SessionSnapshot, MonascaError, string>

/**
 * Switches to another project, in this tab only; see `useSwitchScope`.
 *
 * @throws `ProviderNotFoundError` without a `SessionProvider` above
 * @example
 * ```tsx
 * const { mutate, isPending, error } = useSwitchProject()
 * const { data: projects } = useProjects()
 * const buttons = projects?.map(({ id, name }) => <button key={id} type="button" onClick={() => mutate(id)}>{name}</button>)
 * ```
 */
export function useSwitchProject(): UseSwitchProjectReturnType {
  const { manager } = useSessionContext()
  return useMutation({ mutationFn: (projectId: string) => manager.switchProject(projectId) })
}

/**
 * Lists the projects on which the user has a role: `GET /v3/auth/projects`.
 *
 * @throws `ProviderNotFoundError` without a `SessionProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useProjects()
 * ```
 */
export function useProjects<selected = Project[]>(
  parameters: ListProjectsQueryParameters<selected> = {},
): UseQueryResult<selected, MonascaError> {
  return useQuery(listProjectsQueryOptions(useSessionContext().manager, parameters))
}

/**
 * Lists the domains on which the user has a role: `GET /v3/auth/domains`.
 *
 * @throws `ProviderNotFoundError` without a `SessionProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useDomains()
 * ```
 */
export function useDomains<selected = SessionDomain[]>(
  parameters: ListDomainsQueryParameters<selected> = {},
): UseQueryResult<selected, MonascaError> {
  return useQuery(listDomainsQueryOptions(useSessionContext().manager, parameters))
}
