import type { InitialSession, SessionManager, SessionSnapshot } from '@monasca/core/session'

/**
 * Returns how to read the snapshot of a manager that starts with what a server knows: that is shown until the manager
 * has found a session with a scope, another user, or none.
 */
export function startFrom(
  manager: Pick<SessionManager, 'getSnapshot' | 'getServerSnapshot'>,
  initialState: InitialSession,
): Pick<SessionManager, 'getSnapshot' | 'getServerSnapshot'> {
  // As for an expired token: the user is known, and requests wait.
  const initial: SessionSnapshot = { ...manager.getServerSnapshot(), ...initialState, status: 'renewing' }
  let isRestoring = true
  return {
    getServerSnapshot: () => initial,
    getSnapshot() {
      const snapshot = manager.getSnapshot()
      const { status, scope, challenge, identity = initial.identity } = snapshot
      isRestoring &&= status === 'signing-in' && !scope && !challenge && identity === initial.identity
      return isRestoring ? initial : snapshot
    },
  }
}
