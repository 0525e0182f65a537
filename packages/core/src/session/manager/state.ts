import { HttpRequestError, type MissingAuthMethodsError } from '../../errors/index.js'
import { fingerprint } from '../../identity/internal.js'
import type { SignInMethod } from './methods/signInMethod.js'
import type { ScopeChoice } from './ports/scope.js'
import { accessOf, isNewer, type LiveRecord, liveOf, type SessionRecord } from './ports/sessionRecord.js'

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

/** The state of a manager: the record that all tabs share, and what this tab adds to it. Only `reduce` changes it. */
export type SessionState = {
  /** The URL of Keystone, with `/v3`. */
  readonly authUrl: string
  /** The newest record that this tab has seen. */
  readonly record?: SessionRecord | undefined
  /** Opaque text for the signed-in user at this Keystone. Follows the record. */
  readonly identity?: string | undefined
  /** The scope of this tab; `undefined` until it is decided. */
  readonly choice?: ScopeChoice | undefined
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
  readonly pending?: { readonly method: SignInMethod; readonly error: MissingAuthMethodsError } | undefined
  /** Why the last renewal failed, until one succeeds or a retry is requested. */
  readonly failure?: Failure | undefined
  /** The credential that renews one sign-in. It stays in this tab's memory. */
  readonly credential?: { readonly id: string; readonly method: SignInMethod } | undefined
  /** Tokens that a service, or Keystone itself, has refused. */
  readonly refused: ReadonlySet<string>
  /** Milliseconds since the epoch: when a service last refused a token. */
  readonly refusedAt: number
  /** How many tasks of this tab hold the lock, while other tabs wait. */
  readonly lockDepth: number
}

/** Everything that changes the state. */
export type SessionEvent =
  /** This tab, another tab or the storage has a record. An older one changes nothing. */
  | { readonly type: 'recordReceived'; readonly record: SessionRecord }
  /** @param keepsChallenge - the sign-in answers the challenge, or does not concern it */
  | { readonly type: 'signInStarted'; readonly keepsChallenge: boolean }
  | {
      readonly type: 'challengeReceived'
      readonly attempt: number
      readonly method: SignInMethod
      readonly error: MissingAuthMethodsError
    }
  /** Keystone has issued a token; the record with this `id` follows. */
  | { readonly type: 'tokenIssued'; readonly id: string; readonly method: SignInMethod | undefined }
  | { readonly type: 'signInStored' }
  | { readonly type: 'signInEnded'; readonly attempt: number; readonly error?: unknown }
  /** The page is being left for the OpenID provider. */
  | { readonly type: 'pageLeft' }
  /** The browser shows the page again as it was left. */
  | { readonly type: 'pageRestored' }
  | { readonly type: 'callbackRelayed' }
  | { readonly type: 'sessionFound' }
  | { readonly type: 'restoreFailed'; readonly error: Error }
  | { readonly type: 'restored' }
  | { readonly type: 'signOutStarted' }
  | { readonly type: 'scopeForgotten' }
  | { readonly type: 'scopeChosen'; readonly choice: ScopeChoice }
  | { readonly type: 'storedScopeRefused' }
  | {
      readonly type: 'renewalFailed'
      readonly error: Error
      readonly now: number
      /** From 0 to 1. */
      readonly random: number
    }
  /** A renewal has succeeded, or the next attempt need not wait: the network is back, or the user wants it. */
  | { readonly type: 'failureCleared' }
  /** @param at - milliseconds since the epoch, if a service refused it */
  | { readonly type: 'tokenRefused'; readonly token: string; readonly at?: number }
  | { readonly type: 'lockTaken' }
  | { readonly type: 'lockReleased' }
  /** Tokens may have expired since the last event. */
  | { readonly type: 'timePassed' }

/** The state before anything is known. */
export function initialState(authUrl: string): SessionState {
  return { authUrl, attempt: 0, refused: new Set(), refusedAt: Number.NEGATIVE_INFINITY, lockDepth: 0 }
}

/** The session of the state, unless it was signed out of. */
export function liveRecordOf({ record }: SessionState): LiveRecord | undefined {
  return liveOf(record)
}

/** The next state. */
export function reduce(state: SessionState, event: SessionEvent): SessionState {
  switch (event.type) {
    case 'recordReceived':
      return isNewer(event.record, state.record) ? withRecord(state, event.record) : state
    case 'signInStarted':
      return {
        ...state,
        attempt: state.attempt + 1,
        busy: true,
        attemptError: undefined,
        pending: event.keepsChallenge ? state.pending : undefined,
      }
    case 'challengeReceived': {
      const { method, error } = event
      return event.attempt === state.attempt ? { ...state, pending: { method, error } } : state
    }
    case 'tokenIssued': {
      const { id, method } = event
      return { ...state, credential: method && { id, method }, failure: undefined }
    }
    case 'signInStored':
      return { ...state, pending: undefined }
    case 'signInEnded': {
      const { attempt, error } = event
      if (attempt !== state.attempt) return state
      const attemptError = error instanceof Error ? error : state.attemptError
      return { ...state, busy: false, restored: true, attemptError }
    }
    case 'pageLeft':
      return { ...state, attempt: state.attempt + 1 }
    case 'pageRestored':
      return { ...state, attempt: state.attempt + 1, busy: false }
    case 'callbackRelayed':
      return { ...state, relayed: true }
    case 'sessionFound':
      return { ...state, attemptError: undefined }
    case 'restoreFailed':
      return { ...state, attemptError: event.error }
    case 'restored':
      return { ...state, restored: !state.relayed }
    case 'signOutStarted':
      return {
        ...state,
        attempt: state.attempt + 1,
        busy: false,
        pending: undefined,
        attemptError: undefined,
        restored: true,
      }
    case 'scopeForgotten':
      return { ...state, choice: undefined }
    case 'scopeChosen':
      return { ...state, choice: event.choice, storedScopeLost: false }
    case 'storedScopeRefused':
      return { ...state, storedScopeLost: true, failure: undefined }
    case 'renewalFailed':
      return { ...state, failure: nextFailure(event, state.failure) }
    case 'failureCleared':
      return state.failure ? { ...state, failure: undefined } : state
    case 'tokenRefused': {
      const { token, at = state.refusedAt } = event
      return { ...state, refused: new Set([...state.refused, token]), refusedAt: at }
    }
    case 'lockTaken':
      return { ...state, lockDepth: state.lockDepth + 1 }
    case 'lockReleased':
      return { ...state, lockDepth: state.lockDepth - 1 }
    case 'timePassed':
      return state
  }
}

function withRecord(state: SessionState, record: SessionRecord): SessionState {
  const live = liveOf(record)
  const identity = live && fingerprint(JSON.stringify([state.authUrl, accessOf(live.base).userId]))
  return {
    ...state,
    record,
    identity,
    // The scope of one user means nothing to another. After a sign-out the tab still shows which one it had.
    choice: identity === undefined || identity === state.identity ? state.choice : undefined,
    credential: live ? state.credential : undefined,
  }
}

/**
 * Notes a failure. The next attempt waits as long as the server asks, or else 1 s, 2 s, 4 s, … up to a minute, each
 * shortened at random by up to half, so that tabs and users do not retry in step.
 */
function nextFailure(
  { error, now, random }: Extract<SessionEvent, { type: 'renewalFailed' }>,
  last: Failure | undefined,
): Failure {
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
