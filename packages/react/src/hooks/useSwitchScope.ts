'use client'

import type { ScopeChoice, SessionSnapshot } from '@monasca/core/session'
import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import type { MonascaError } from '../query/monascaError.js'
import { useSessionContext } from '../session/useSessionContext.js'

/** What `useSwitchScope` returns: react-query's result; `mutate` takes the project, domain or system. */
export type UseSwitchScopeReturnType = UseMutationResult<SessionSnapshot, MonascaError, ScopeChoice>

/**
 * Changes to another project, domain, or the system, in this tab alone. Nothing is forgotten: data of each scope has keys
 * of its own. If it fails, the scope stays, and `error` tells why.
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
