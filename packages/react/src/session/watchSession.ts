import type { SessionManager } from '@monasca/core/session'

/** What `watchSession` tells. */
type SessionEvents = {
  /** Another user, or none: both are the manager's `identity`. */
  onIdentityChange: (identity: string | undefined, previous: string | undefined) => void
  /** Requests go out again. */
  onReady: () => void
}

/**
 * The manager's `subscribe`, which tells what a cache must do before it tells the listener: nothing is rendered for one
 * user while the data of another is still there.
 */
export function watchSession(
  manager: Pick<SessionManager, 'subscribe' | 'getSnapshot'>,
  { onIdentityChange, onReady }: SessionEvents,
): SessionManager['subscribe'] {
  let { identity, status } = manager.getSnapshot()
  const look = () => {
    const before = { identity, status }
    const snapshot = manager.getSnapshot()
    identity = snapshot.identity
    status = snapshot.status
    if (identity !== before.identity) onIdentityChange(identity, before.identity)
    if (status === 'ready' && before.status !== 'ready') onReady()
  }
  return (listener) => {
    // What has happened between the first look and now.
    look()
    return manager.subscribe(() => {
      look()
      listener()
    })
  }
}
