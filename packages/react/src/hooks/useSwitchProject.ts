'use client'

import type { SessionSnapshot } from '@monasca/core/session'
import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import type { MonascaError } from '../query/monascaError.js'
import { useSessionContext } from '../session/useSessionContext.js'

/** What `useSwitchProject` returns: react-query's result; `mutate` takes the id of the project. */
export type UseSwitchProjectReturnType = UseMutationResult<SessionSnapshot, MonascaError, string>

/**
 * Changes to another project, in this tab alone; see `useSwitchScope`.
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
