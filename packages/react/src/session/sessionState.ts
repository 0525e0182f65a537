import type { SessionSnapshot } from '@monasca/core/session'

/** The manager's snapshot, plus whether to render the pages of a user. */
export type SessionState = SessionSnapshot & {
  /**
   * `true` once a user has signed in and has a scope; also while the session is renewed, has expired, or the user signs
   * in again. `false` while signed out and during the first sign-in. `undefined` until the session is restored, and on
   * a server.
   */
  readonly isSignedIn: boolean | undefined
}

/** `known`: whether the manager has restored the session. */
export function toSessionState(snapshot: SessionSnapshot, known: boolean): SessionState {
  const present = snapshot.user !== undefined && snapshot.scope !== undefined
  return { ...snapshot, isSignedIn: present || (known ? false : undefined) }
}
