import { type ConnectionErrorOptions, RedirectError } from './connection.js'

// Apart from `connection.ts`: pages that get by without these errors do not load them.

/**
 * A server redirects to another origin: either a request with credentials, or one whose response decides where
 * credentials go. Nothing was sent there. Credentials go only to the origins in the options (`authUrl`, `endpoint`,
 * `trustedOrigins`) and in the service catalog of a token. A redirect never carries them from https to http.
 */
export class UntrustedOriginError extends RedirectError {
  override name = 'UntrustedOriginError'
  override readonly code: string = 'untrusted_origin'
  /** The target of the redirect, without credentials and without the query. */
  readonly target: string

  constructor(
    options: Omit<ConnectionErrorOptions, 'metaMessages'> & { target: string; downgrade?: boolean },
  ) {
    const { target, downgrade, ...rest } = options
    super({
      ...rest,
      metaMessages: downgrade
        ? [
            `It leads from https to http, where others can read passwords and tokens: ${target}`,
            'Use a URL of the service that stays on https.',
          ]
        : [
            `It leads to ${target}, another origin, which receives no credentials.`,
            'If you trust it, use its URL directly, or add its origin to `trustedOrigins`.',
          ],
    })
    this.target = target
  }
}
