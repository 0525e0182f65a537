import type { MissingAuthMethodsError } from '../../errors/index.js'
import type { Failure } from './backoff.js'
import type { SignInMethod } from './methods/signInMethod.js'
import type { ScopeChoice } from './sessionManager.js'

/** What one tab knows beyond the record that all tabs share. It is never stored, and holds no token. */
export type TabState = {
  /** Opaque text for who is, or was last, signed in. Follows the record. */
  identity?: string | undefined
  /** What this tab works with; `undefined` until that is decided. */
  choice?: ScopeChoice | undefined
  /** The decision while it is being made, for all who ask meanwhile. */
  deciding?: Promise<ScopeChoice> | undefined
  /** Whether it is known if somebody is signed in. */
  restored?: boolean | undefined
  /** This window is a popup or frame that has handed its answer over: it finds out nothing more. */
  relayed?: boolean | undefined
  /** Counts sign-ins of this tab; only the last one may change anything. */
  attempt: number
  /** Whether that one is under way. */
  busy?: boolean | undefined
  /** Why it failed. */
  attemptError?: Error | undefined
  /** A sign-in that waits for a second factor. */
  pending?: { way: SignInMethod; error: MissingAuthMethodsError } | undefined
  /** Why the last renewal failed, until one succeeds or something makes the next attempt worth while at once. */
  failure?: Failure | undefined
  /** How many tasks run while other tabs wait for this one. */
  holding: number
}
