import type { SessionManager } from '@monasca/core/session'
import { useSessionManager, useSignOut } from '@monasca/react'

const leaving = new WeakSet<SessionManager>()

/** Returns a function that signs out, and records that this tab did. */
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

/** Call after leaving the page: another user may sign in again. */
export function hasLeft(manager: SessionManager): void {
  leaving.delete(manager)
}
