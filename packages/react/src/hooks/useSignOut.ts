'use client'

import type { SessionManager } from '@monasca/core/session'
import { useSessionContext } from '../session/useSessionContext.js'

/** What `useSignOut` returns: the manager's `signOut`. */
export type UseSignOutReturnType = SessionManager['signOut']

/**
 * Ends the session in all tabs, revokes its tokens, and with `everywhere` leaves for the OpenID provider to end its
 * session too. The query cache is empty before the page shows that nobody is signed in. It does not reject: the result
 * tells what could not be revoked.
 *
 * @throws `ProviderNotFoundError` without a `SessionProvider` above
 * @example
 * ```tsx
 * const signOut = useSignOut()
 * const button = <button type="button" onClick={() => signOut()}>Sign out</button>
 * ```
 */
export function useSignOut(): UseSignOutReturnType {
  return useSessionContext().manager.signOut
}
