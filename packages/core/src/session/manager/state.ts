import { HttpRequestError, type MissingAuthMethodsError } from '../../errors/index.js'
import { fingerprint } from '../../identity/internal.js'
import type { SignInMethod } from './methods/signInMethod.js'
import type { ScopeChoice } from './ports/scope.js'
import { accessOf, isNewer, type LiveRecord, type SessionRecord } from './ports/sessionRecord.js'

/** Milliseconds before a failed renewal is retried; doubles with each further failure. */
const firstDelay = 1000
/** Milliseconds: the longest delay. */
const longestDelay = 60_000

/** Why the last renewal failed. */
export type Failure = {
  readonly error: Error
  /** In a row. */
  readonly count: number
  /** Milliseconds since the epoch: no retry before. */
  readonly retryAt: number
}

/** A sign-in that needs a second factor. */
export type Challenge = { readonly method: SignInMethod; readonly error: MissingAuthMethodsError }

/** The state of a manager: the record that all tabs share, and what this tab adds to it. Only `reduce` changes it. */
export type SessionState = {
  /** The URL of Keystone, with `/v3`. */
  readonly authUrl: string
  /** The newest record that this tab has seen. */
  readonly record?: SessionRecord | undefined
  /** The same, unless the session was signed out of. */
  readonly live?: LiveRecord | undefined
  /** Opaque text for the signed-in user at this Keystone. Follows the record. */
  readonly identity?: string | undefined
  /** The scope of this tab; `undefined` until it is decided. */
  readonly choice?: ScopeChoice | undefined
  /** The scope that the latest sign-in asks for, until it is chosen. */
  readonly wantedScope?: ScopeChoice | undefined
  /** Keystone refused the scope that this tab had before the reload. */
  readonly storedScopeLost?: boolean | undefined
  /** Whether `restore` has finished. */
  readonly restored?: boolean | undefined
  /** This window is a popup or frame that has passed its answer on. It restores nothing. */
  readonly relayed?: boolean | undefined
  /** Counts the sign-ins of this tab; only the latest may change the state. */
  readonly attempt: number
  /** Whether the latest sign-in is in progress. */
  readonly busy?: boolean | undefined
  /** Why the latest sign-in, or the restore, failed. */
  readonly attemptError?: Error | undefined
  /** A sign-in that waits for a second factor. */
  readonly pending?: Challenge | undefined
  /** Why the last renewal failed, until one succeeds or a retry is requested. */
  readonly failure?: Failure | undefined
  /** The credential that renews one sign-in. It stays in this tab's memory. */
  readonly credential?: { readonly id: string; readonly method: SignInMethod } | undefined
  /** Tokens that a service, or Keystone itself, has refused. */
  readonly refused: readonly string[]
  /** Milliseconds since the epoch: when a service last refused a token. */
  readonly refusedAt?: number | undefined
  /** How many tasks of this tab hold the lock, while other tabs wait. */
  readonly lockDepth: number
}

/** Everything that changes the state, by name, with what is known about it. */
type Events = {
  /** This tab, another tab or the storage has a record. An older one changes nothing. */
  recordReceived: { readonly record: SessionRecord }
  /** `keepsChallenge`: the sign-in answers the challenge, or is unrelated to it. */
  signInStarted: { readonly keepsChallenge: boolean; readonly scope?: ScopeChoice | undefined }
  /** Keystone has issued a token; the record with this `id` follows. `method` is the credential to keep. */
  tokenIssued: { readonly id: string; readonly method: SignInMethod | undefined }
  /**
   * With a session, a challenge, or without either: `failed`, and why unless it was cancelled. Only the latest sign-in
   * changes the state.
   */
  signInEnded: {
    readonly attempt: number
    readonly challenge?: Challenge | undefined
    readonly failed?: boolean | undefined
    readonly error?: unknown
  }
  /** The page is about to be left for the OpenID provider. */
  pageLeft: object
  /** The browser shows the page again as it was left. */
  pageRestored: object
  /** `restore` has found a session. */
  sessionFound: object
  restoreFailed: { readonly error: Error }
  /** `relayed`: this window is a popup or frame that has passed its answer on. */
  restored: { readonly relayed: boolean }
  signOutStarted: object
  scopeChosen: { readonly choice: ScopeChoice }
  /** Keystone refuses the scope that this tab had before the reload. */
  storedScopeRefused: object
  /** `random` is from 0 to 1. */
  renewalFailed: { readonly error: Error; readonly now: number; readonly random: number }
  /** A renewal has succeeded, or the next attempt need not wait: the network is back, or the user asks for it. */
  failureCleared: object
  /** `at`: milliseconds since the epoch, if a service refused it. */
  tokenRefused: { readonly token: string; readonly at?: number | undefined }
  lockTaken: object
  lockReleased: object
  /** Tokens may have expired since the last event. */
  timePassed: object
}

/** One of the events. */
export type SessionEvent = { [type in keyof Events]: { readonly type: type } & Events[type] }[keyof Events]

/** The state before anything is known. */
export function initialState(authUrl: string): SessionState {
  return { authUrl, attempt: 0, refused: [], lockDepth: 0 }
}

/** What each event changes; `undefined`: nothing. */
const transitions: {
  [type in keyof Events]: (state: SessionState, event: Events[type]) => Partial<SessionState> | undefined
} = {
  recordReceived(state, { record }) {
    if (!isNewer(record, state.record)) return undefined
    const live = record.ended ? undefined : record
    const identity = live && fingerprint(JSON.stringify([state.authUrl, accessOf(live.base).userId]))
    return {
      record,
      live,
      identity,
      // The scope of one user means nothing to another.
      choice: identity === state.identity ? state.choice : undefined,
      credential: live && state.credential,
    }
  },
  signInStarted: ({ attempt, pending, wantedScope }, { keepsChallenge, scope }) => ({
    attempt: attempt + 1,
    // The second step of a sign-in is for the scope of the first one.
    wantedScope: scope ?? (keepsChallenge && pending ? wantedScope : undefined),
    busy: true,
    attemptError: undefined,
    pending: keepsChallenge ? pending : undefined,
  }),
  tokenIssued: ({ choice, wantedScope }, { id, method }) => ({
    choice: wantedScope ? undefined : choice,
    credential: method && { id, method },
    failure: undefined,
    pending: undefined,
  }),
  signInEnded: (state, { attempt, challenge, failed, error }) =>
    attempt === state.attempt
      ? {
          busy: false,
          restored: true,
          pending: challenge ?? state.pending,
          // It must not decide the scope of a user who signs in in another tab.
          wantedScope: failed && !state.pending ? undefined : state.wantedScope,
          attemptError: error instanceof Error ? error : undefined,
        }
      : undefined,
  pageLeft: ({ attempt }) => ({ attempt: attempt + 1 }),
  pageRestored: ({ attempt }) => ({ attempt: attempt + 1, busy: false }),
  sessionFound: () => ({ attemptError: undefined }),
  restoreFailed: (_state, { error }) => ({ attemptError: error }),
  restored: (_state, { relayed }) => ({ relayed, restored: !relayed }),
  signOutStarted: ({ attempt }) => ({
    attempt: attempt + 1,
    busy: false,
    pending: undefined,
    attemptError: undefined,
    restored: true,
  }),
  scopeChosen: (_state, { choice }) => ({ choice, wantedScope: undefined, storedScopeLost: false }),
  storedScopeRefused: () => ({ storedScopeLost: true, failure: undefined }),
  renewalFailed: ({ failure }, event) => ({ failure: nextFailure(event, failure) }),
  failureCleared: () => ({ failure: undefined }),
  tokenRefused: ({ refused, refusedAt }, { token, at = refusedAt }) => ({
    refused: [...refused, token],
    refusedAt: at,
  }),
  lockTaken: ({ lockDepth }) => ({ lockDepth: lockDepth + 1 }),
  lockReleased: ({ lockDepth }) => ({ lockDepth: lockDepth - 1 }),
  timePassed: () => undefined,
}

/** The next state. */
export function reduce(state: SessionState, event: SessionEvent): SessionState {
  // TypeScript does not relate a member of the map to the event that its key comes from.
  const transition = transitions[event.type] as (
    state: SessionState,
    event: SessionEvent,
  ) => Partial<SessionState> | undefined
  const change = transition(state, event)
  return change ? { ...state, ...change } : state
}

/**
 * Notes a failure. The next attempt waits as long as the server asks, or else 1 s, 2 s, 4 s, … up to a minute, each
 * shortened at random by up to half, so that tabs and users do not retry in step.
 */
function nextFailure({ error, now, random }: Events['renewalFailed'], last: Failure | undefined): Failure {
  const count = (last?.count ?? 0) + 1
  const asked = error instanceof HttpRequestError ? error.retryAfter : undefined
  const delay = Math.min(firstDelay * 2 ** (count - 1), longestDelay) * (0.5 + random / 2)
  return { error, count, retryAt: now + Math.min((asked ?? 0) * 1000 || delay, longestDelay) }
}

/** Holds the state of a manager. */
export type StateStore = {
  getState(): SessionState
  dispatch(event: SessionEvent): void
  /** Resolves when the record changes next. */
  nextRecord(): Promise<void>
}

/**
 * Creates the store, the one place that replaces the state.
 *
 * @param onEvent - called after each event, also one that changes nothing
 */
export function createStateStore(
  initial: SessionState,
  onEvent: (event: SessionEvent, before: SessionState, after: SessionState) => void,
): StateStore {
  let state = initial
  const waiting: (() => void)[] = []
  return {
    getState: () => state,
    dispatch(event) {
      const before = state
      const after = reduce(before, event)
      state = after
      if (after.record !== before.record) for (const resolve of waiting.splice(0)) resolve()
      onEvent(event, before, after)
    },
    nextRecord: () =>
      new Promise((resolve) => {
        waiting.push(resolve)
      }),
  }
}
