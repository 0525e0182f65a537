import { BaseError, type BaseErrorOptions } from './base.js'

/** Why a user has to sign in: no user is signed in, the session has expired, or it belongs to another user by now. */
export type SignInReason = 'signed_out' | 'expired' | 'other_user'

const sentences: Readonly<Record<SignInReason, string>> = {
  signed_out: 'No user is signed in.',
  expired: 'The session has expired. Sign in again.',
  other_user: 'Another user has signed in.',
}

/**
 * A request needs a user to sign in first. It was not carried out, whatever its method, and can be sent again after
 * signing in. The `cause` is the error that ended the session, if known.
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
      metaMessages: ['The request was not carried out. Retry it after signing in.'],
    })
    this.reason = options.reason
  }
}

/**
 * The stored session is damaged, or written by another version of the application. It was ignored; the next sign-in
 * replaces it. The `error` of the manager's snapshot reports it.
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

/**
 * The page redirected to the OpenID provider several times within a minute, and no session lasted: it stopped instead of
 * redirecting endlessly.
 */
export class SignInLoopError extends BaseError {
  override name = 'SignInLoopError'
  override readonly code: string = 'sign_in_loop'
  /** Redirects within the last minute. */
  readonly redirects: number

  constructor(options: { redirects: number }) {
    super('Signing in was repeated several times, and the session did not last.', {
      metaMessages: [
        `Redirects to the OpenID provider within a minute: ${options.redirects}.`,
        'Check that `redirectUri` loads a page with this session manager, and that no page load follows the sign-in: with `storage: "memory"` it ends the session.',
      ],
    })
    this.redirects = options.redirects
  }
}
