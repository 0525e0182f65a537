import type { SessionManager } from '@monasca/core/session'

type SessionEvents = {
  /** Both arguments are the manager's `identity`; `undefined` while signed out. */
  onIdentityChange: (identity: string | undefined, previous: string | undefined) => void
  /** Requests are sent again. */
  onReady: () => void
}

/**
 * Wraps the manager's `subscribe` to call the session events before the listener: nothing renders for one user while
 * the cache contains data of another.
 */
export function watchSession(
  manager: Pick<SessionManager, 'subscribe' | 'getSnapshot'>,
  { onIdentityChange, onReady }: SessionEvents,
): SessionManager['subscribe'] {
  let { identity, status } = manager.getSnapshot()
  const checkSnapshot = () => {
    const before = { identity, status }
    const snapshot = manager.getSnapshot()
    identity = snapshot.identity
    status = snapshot.status
    if (identity !== before.identity) onIdentityChange(identity, before.identity)
    if (status === 'ready' && before.status !== 'ready') onReady()
  }
  return (listener) => {
    // Catches changes between the first snapshot and now.
    checkSnapshot()
    return manager.subscribe(() => {
      checkSnapshot()
      listener()
    })
  }
}
