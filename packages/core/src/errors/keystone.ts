import { BaseError, type BaseErrorOptions } from './base.js'

/** The URL in `authUrl` does not respond like a Keystone. */
export class DiscoveryError extends BaseError {
  override name = 'DiscoveryError'
  override readonly code: string = 'discovery'
  readonly url: string

  constructor(options: BaseErrorOptions & { url: string; reason: string }) {
    super(`No usable Keystone at ${options.url}: ${options.reason}.`, {
      metaMessages: [
        'Check `authUrl`: it must be the URL of Keystone, such as https://cloud.example.org/identity or http://keystone:5000/v3.',
      ],
      ...options,
    })
    this.url = options.url
  }
}

/**
 * Keystone authenticated the user, but the browser may not read the token: Keystone's CORS settings do not expose the
 * `X-Subject-Token` header.
 */
export class TokenHeaderUnreadableError extends BaseError {
  override name = 'TokenHeaderUnreadableError'
  override readonly code: string = 'token_header_unreadable'
  readonly url: string

  constructor(options: BaseErrorOptions & { url: string }) {
    super('Keystone authenticated, but the X-Subject-Token header of its response cannot be read.', {
      metaMessages: [
        'In a browser, CORS hides this header: add X-Subject-Token to `expose_headers` in the [cors] section of keystone.conf.',
      ],
      ...options,
    })
    this.url = options.url
  }
}

/**
 * The credentials of a plugin now belong to another user than before, for example because another user signed in to the
 * page's OpenID library. The plugin drops its token and sends nothing for either user.
 */
export class IdentityChangedError extends BaseError {
  override name = 'IdentityChangedError'
  override readonly code: string = 'identity_changed'

  constructor(options: Omit<BaseErrorOptions, 'metaMessages'> = {}) {
    super('The credentials now belong to another user.', {
      ...options,
      metaMessages: [
        'Create a new plugin and client for this user, and drop the results cached for the old one.',
      ],
    })
  }
}
