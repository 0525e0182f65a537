import { BaseError, type BaseErrorOptions } from './base.js'

/**
 * A server sent a URL that is neither https nor http on this machine, such as `javascript:…`. The URL is not opened,
 * and nothing is sent to it.
 */
export class UnsafeUrlError extends BaseError {
  override name = 'UnsafeUrlError'
  override readonly code: string = 'unsafe_url'
  /** The member of the server's response that contains the URL, for example `authorization_endpoint`. */
  readonly member: string
  /** The URL without credentials, query and fragment, at most 200 characters long. */
  readonly url: string

  constructor(options: BaseErrorOptions & { member: string; url: string }) {
    super(`\`${options.member}\` is not a URL that may be opened: ${options.url}`, options)
    this.member = options.member
    this.url = options.url
  }
}
