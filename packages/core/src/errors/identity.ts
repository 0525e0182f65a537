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

/** What is known of an authentication that Keystone accepted in part. */
export type MissingAuthMethodsErrorOptions = BaseErrorOptions & {
  receipt: string | undefined
  methods: readonly string[]
  requiredAuthMethods: readonly (readonly string[])[]
  expiresAt: number | undefined
}

/**
 * What was sent so far is right, but the user must prove more: a rule of this user asks for several methods. Send the
 * missing ones together with the `receipt`, or all of them at once with `V3MultiFactor`.
 *
 * @example
 * ```ts
 * if (error instanceof MissingAuthMethodsError) {
 *   const { methods, requiredAuthMethods } = error
 *   const missing = requiredAuthMethods.map((rule) => rule.filter((method) => !methods.includes(method)))
 * }
 * ```
 */
export class MissingAuthMethodsError extends BaseError {
  override name = 'MissingAuthMethodsError'
  override readonly code: string = 'missing_auth_methods'
  /** Stands for the methods that are done. A secret, hence not enumerable; `undefined` if a browser may not read it. */
  declare readonly receipt: string | undefined
  /** The methods that are done. */
  readonly methods: readonly string[]
  /** The rules: each is a list of methods that together are enough. */
  readonly requiredAuthMethods: readonly (readonly string[])[]
  /** When the receipt expires, in milliseconds since the epoch. */
  readonly expiresAt: number | undefined

  constructor(options: MissingAuthMethodsErrorOptions) {
    const { receipt, methods, requiredAuthMethods, expiresAt } = options
    const rules = requiredAuthMethods.map((rule) => rule.join(' and ')).join(', or ')
    super('Keystone requires more authentication methods.', {
      ...options,
      metaMessages: [
        `Accepted: ${methods.join(', ')}. Required: ${rules}.`,
        receipt
          ? 'Add the missing method with `addMethod`, or use `V3MultiFactor`.'
          : 'To continue with a receipt in a browser, add Openstack-Auth-Receipt to `expose_headers` in the [cors] section of keystone.conf; `V3MultiFactor` needs no receipt.',
      ],
    })
    this.methods = methods
    this.requiredAuthMethods = requiredAuthMethods
    this.expiresAt = expiresAt
    Object.defineProperty(this, 'receipt', { get: () => receipt })
  }
}

/** This library does not offer that way of signing in, or not in this environment; the message says what to use instead. */
export class PluginNotSupportedError extends BaseError {
  override name = 'PluginNotSupportedError'
  override readonly code: string = 'plugin_not_supported'
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
        'In a browser, CORS hides this header: add X-Subject-Token to `expose_headers` in the [cors] section of keystone.conf.',
      ],
      ...options,
    })
    this.url = options.url
  }
}

/**
 * The credentials of a plugin now sign in another user than before, for example because another user signed in to the
 * OpenID library of the page. The plugin drops its token, and sends nothing for either user.
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
