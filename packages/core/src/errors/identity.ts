import { BaseError, type BaseErrorOptions } from './base.js'
import { UnauthorizedError } from './http.js'

/** Authentication could not be attempted, or gave nothing to send: contradictory scope, no method, a plugin without a token. */
export class AuthorizationFailureError extends BaseError {
  override name = 'AuthorizationFailureError'
  override readonly code: string = 'authorization_failure'
}

/** Keystone refused the user name, password or other secret. Keystone does not say which of them is wrong. */
export class InvalidCredentialsError extends UnauthorizedError {
  override name = 'InvalidCredentialsError'
  override readonly code: string = 'invalid_credentials'
}

/** Keystone refused a token that was given as credential: it expired, was revoked, or is not one of this Keystone. */
export class InvalidTokenError extends UnauthorizedError {
  override name = 'InvalidTokenError'
  override readonly code: string = 'invalid_token'
}

/** The credentials are right, but the project or domain asked for does not exist, or the user has no role on it. */
export class ScopeNotFoundError extends UnauthorizedError {
  override name = 'ScopeNotFoundError'
  override readonly code: string = 'scope_not_found'
}

/** The address given as `authUrl` does not answer like a Keystone. */
export class DiscoveryError extends BaseError {
  override name = 'DiscoveryError'
  override readonly code: string = 'discovery'
  readonly url: string

  constructor(options: BaseErrorOptions & { url: string; reason: string }) {
    super(`No usable Keystone at ${options.url}: ${options.reason}.`, {
      metaMessages: [
        'Check `authUrl`: it is the address of Keystone, such as https://cloud.example.org/identity or http://keystone:5000/v3.',
      ],
      ...options,
    })
    this.url = options.url
  }
}

/**
 * Keystone authenticated, but the browser may not read the token: the reply's `X-Subject-Token` header is not
 * among the headers that Keystone's CORS settings expose.
 */
export class TokenHeaderUnreadableError extends BaseError {
  override name = 'TokenHeaderUnreadableError'
  override readonly code: string = 'token_header_unreadable'
  readonly url: string

  constructor(options: BaseErrorOptions & { url: string }) {
    super('Keystone authenticated, but the X-Subject-Token header of its reply cannot be read.', {
      metaMessages: [
        'In a browser this means that Keystone does not expose the header: add X-Subject-Token to `expose_headers` in the [cors] section of keystone.conf.',
      ],
      ...options,
    })
    this.url = options.url
  }
}
