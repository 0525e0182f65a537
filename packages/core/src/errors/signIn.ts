import { BaseError, type BaseErrorOptions } from './base.js'
import { ConnectionError, type ConnectionErrorOptions } from './connection.js'

// Apart from `session.ts`: pages that get by without these errors do not load them.

/** What is wrong with the callback of an OpenID provider. */
export type SignInCallbackReason = 'denied' | 'refused' | 'unknown_state' | 'invalid'

/**
 * The browser came back from the OpenID provider without a valid sign-in: the user or the provider refused, the callback
 * belongs to no sign-in of this tab (or to one that has ended already), or it is not the provider's.
 */
export class SignInCallbackError extends BaseError {
  override name = 'SignInCallbackError'
  override readonly code: string = 'sign_in_callback'
  readonly reason: SignInCallbackReason
  /** The provider's error code, such as `access_denied`; `undefined` if it sent none. */
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

/** Why signing in through a popup or a hidden frame failed. */
export type SignInWindowReason = 'blocked' | 'closed' | 'timeout'

/** The sign-in window was blocked or closed, or it timed out. */
export class SignInWindowError extends BaseError {
  override name = 'SignInWindowError'
  override readonly code: string = 'sign_in_window'
  readonly reason: SignInWindowReason

  constructor(shortMessage: string, options: BaseErrorOptions & { reason: SignInWindowReason }) {
    super(shortMessage, options)
    this.reason = options.reason
  }
}

/** The server responds, but its CORS settings do not allow this page's origin to read the response. */
export class CorsError extends ConnectionError {
  override name = 'CorsError'
  override readonly code: string = 'cors'

  constructor(options: Omit<ConnectionErrorOptions, 'metaMessages'> & { origin: string; setting: string }) {
    super({
      ...options,
      metaMessages: [
        `The server can be reached, but does not allow pages of ${options.origin} to read its response.`,
        options.setting,
      ],
    })
  }
}
