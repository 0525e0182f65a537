import { BaseError, type BaseErrorOptions } from './base.js'
import { ConnectionError, type ConnectionErrorOptions } from './connection.js'

/** Why somebody has to sign in: nobody is signed in, the session has ended, or it is another user's by now. */
export type SignInReason = 'signed_out' | 'expired' | 'other_user'

const sentences: Readonly<Record<SignInReason, string>> = {
  signed_out: 'Nobody is signed in.',
  expired: 'The session has ended, and cannot be renewed without the person.',
  other_user: 'Another user has signed in meanwhile.',
}

/**
 * A request needs somebody to sign in first. The request has not been carried out, whatever its method: it may be sent
 * again after signing in. The `cause` is what ended the session, where that is known.
 *
 * @example
 * ```ts
 * try {
 *   await client.alarms.delete({ alarmId })
 * } catch (error) {
 *   if (!(error instanceof SignInRequiredError)) throw error
 *   await manager.signInWithPopup()
 *   await client.alarms.delete({ alarmId })
 * }
 * ```
 */
export class SignInRequiredError extends BaseError {
  override name = 'SignInRequiredError'
  override readonly code: string = 'sign_in_required'
  readonly reason: SignInReason

  constructor(options: Omit<BaseErrorOptions, 'metaMessages'> & { reason: SignInReason }) {
    super(sentences[options.reason], {
      ...options,
      metaMessages: ['The request was not carried out: repeat it after signing in.'],
    })
    this.reason = options.reason
  }
}

/**
 * What the storage has of a session is damaged, or written by another version of the application. It was ignored: the
 * next sign-in replaces it. Reported by the `error` of the manager's snapshot.
 */
export class StoredSessionError extends BaseError {
  override name = 'StoredSessionError'
  override readonly code: string = 'stored_session'

  constructor() {
    super('The saved session could not be read.', {
      metaMessages: ['It was ignored. Sign in again.'],
    })
  }
}

/** What went wrong with the answer that an OpenID provider sent the browser back with. */
export type SignInCallbackReason = 'denied' | 'refused' | 'unknown_state' | 'invalid'

/**
 * The browser came back from the OpenID provider, but not with what signs in: the person or the provider refused, the
 * answer belongs to no sign-in that this tab began (or to one that has ended already), or it is not the provider's.
 */
export class SignInCallbackError extends BaseError {
  override name = 'SignInCallbackError'
  override readonly code: string = 'sign_in_callback'
  readonly reason: SignInCallbackReason
  /** The provider's short word, for example `access_denied`; `undefined` if it gave none. */
  readonly error: string | undefined

  constructor(
    shortMessage: string,
    options: BaseErrorOptions & { reason: SignInCallbackReason; error?: string | undefined },
  ) {
    super(shortMessage, options)
    this.reason = options.reason
    this.error = options.error
  }
}

/** Why a popup or a hidden frame brought no sign-in. */
export type SignInWindowReason = 'blocked' | 'closed' | 'timeout'

/** The window in which the person should have signed in was blocked, closed, or brought nothing in time. */
export class SignInWindowError extends BaseError {
  override name = 'SignInWindowError'
  override readonly code: string = 'sign_in_window'
  readonly reason: SignInWindowReason

  constructor(shortMessage: string, options: BaseErrorOptions & { reason: SignInWindowReason }) {
    super(shortMessage, options)
    this.reason = options.reason
  }
}

/** The server answers, but the browser may not read it: its CORS settings do not allow this page's origin. */
export class CorsError extends ConnectionError {
  override name = 'CorsError'
  override readonly code: string = 'cors'

  constructor(options: Omit<ConnectionErrorOptions, 'metaMessages'> & { origin: string; setting: string }) {
    super({
      ...options,
      metaMessages: [
        `The server can be reached, but does not let pages of ${options.origin} read its answer.`,
        options.setting,
      ],
    })
  }
}
