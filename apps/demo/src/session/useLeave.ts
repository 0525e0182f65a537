import type { SessionManager } from '@monasca/core/session'
import { useSessionManager, useSignOut } from '@monasca/react'

const leaving = new WeakSet<SessionManager>()

/** Signs out, and notes that it was this tab that did. */
export function useLeave(): ReturnType<typeof useSignOut> {
  const manager = useSessionManager()
  const signOut = useSignOut()
  return (options) => {
    leaving.add(manager)
    return signOut(options)
  }
}

/** Whether this tab is signing out itself. */
export function isLeaving(manager: SessionManager): boolean {
  return leaving.has(manager)
}

/** To be called when the user has been led away: the session may be somebody's again. */
export function hasLeft(manager: SessionManager): void {
  leaving.delete(manager)
}
