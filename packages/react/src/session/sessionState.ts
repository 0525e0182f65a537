import type { SessionSnapshot } from '@monasca/core/session'

/** What `useSession` returns: the manager's snapshot, and whether the pages of a user are to be shown. */
export type SessionState = SessionSnapshot & {
  /**
   * `true` from the moment somebody has signed in and has a scope, and as long as it is their page: also while the
   * session is renewed, has expired, or they are signing in again. `false` when nobody is signed in, and while somebody
   * signs in for the first time. `undefined` until it is known, and on a server.
   */
  readonly isSignedIn: boolean | undefined
}

/** Adds to a snapshot whose page it is; `known`: whether the manager has found out who is signed in. */
export function toSessionState(snapshot: SessionSnapshot, known: boolean): SessionState {
  const present = snapshot.user !== undefined && snapshot.scope !== undefined
  return { ...snapshot, isSignedIn: present || (known ? false : undefined) }
}
