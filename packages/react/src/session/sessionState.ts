import type { SessionScope, SessionSnapshot, SessionUser } from '@monasca/core/session'
import type { MonascaError } from '../query/monascaError.js'

/** The manager's snapshot, plus whether to render the pages of a user. */
export type SessionState = Omit<SessionSnapshot, 'error'> & {
  /** As `MonascaError`: `shortMessage`, `details` and `code` can be read without a check. */
  readonly error: MonascaError | undefined
} & (Present | Absent)

type Present = {
  /**
   * `true` once a user has signed in and has a scope; also while the session is renewed, has expired, or the user signs
   * in again. `false` while signed out and during the first sign-in. `undefined` until the session is restored, and on
   * a server. If it is `true`, `user` and `scope` are known to the compiler too.
   */
  readonly isSignedIn: true
  readonly user: SessionUser
  readonly scope: SessionScope
}

type Absent = { readonly isSignedIn: false | undefined }

/** `known`: whether the manager has restored the session. */
export function toSessionState(snapshot: SessionSnapshot, known: boolean): SessionState {
  const { user, scope } = snapshot
  if (user !== undefined && scope !== undefined) return { ...snapshot, user, scope, isSignedIn: true }
  return { ...snapshot, isSignedIn: known ? false : undefined }
}
