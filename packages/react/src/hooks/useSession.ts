'use client'

import type { SessionState } from '../session/sessionState.js'
import { useSessionContext } from '../session/useSessionContext.js'

/** What `useSession` returns. */
export type UseSessionReturnType = SessionState

/**
 * Who is signed in, with which scope and roles, and how the session stands. The same object until one of these changes:
 * a renewed token renders nothing again.
 *
 * @throws `ProviderNotFoundError` without a `SessionProvider` above
 * @example
 * ```tsx
 * const { status, user, scope, isSignedIn } = useSession()
 * ```
 */
export function useSession(): UseSessionReturnType {
  return useSessionContext().session
}
