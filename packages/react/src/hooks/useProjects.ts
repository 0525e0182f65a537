'use client'

import type { Project } from '@monasca/core'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { MonascaError } from '../query/monascaError.js'
import { type ListProjectsQueryParameters, listProjectsQueryOptions } from '../query/session.js'
import { useSessionContext } from '../session/useSessionContext.js'

/** Parameters of `useProjects`. */
export type UseProjectsParameters<selected = Project[]> = ListProjectsQueryParameters<selected>

/** What `useProjects` returns: react-query's result. */
export type UseProjectsReturnType<selected = Project[]> = UseQueryResult<selected, MonascaError>

/**
 * Lists the projects that the user has a role on: `GET /v3/auth/projects`.
 *
 * @throws `ProviderNotFoundError` without a `SessionProvider` above
 * @example
 * ```tsx
 * const { data, error, isPending } = useProjects()
 * ```
 */
export function useProjects<selected = Project[]>(
  parameters: UseProjectsParameters<selected> = {},
): UseProjectsReturnType<selected> {
  return useQuery(listProjectsQueryOptions(useSessionContext().manager, parameters))
}
