import { BaseError, type BaseErrorOptions } from './base.js'
import { UnauthorizedError } from './http.js'

/** Authentication was impossible or had no result: contradictory scope, no method, a plugin without a token. */
export class AuthorizationFailureError extends BaseError {
  override name = 'AuthorizationFailureError'
  override readonly code: string = 'authorization_failure'
}

/** The credentials are right, but the requested project or domain does not exist, or the user has no role on it. */
export class ScopeNotFoundError extends UnauthorizedError {
  override name = 'ScopeNotFoundError'
  override readonly code: string = 'scope_not_found'
}

/** Details of a partially accepted authentication. */
export type MissingAuthMethodsErrorOptions = BaseErrorOptions & {
  receipt: string | undefined
  methods: readonly string[]
  requiredAuthMethods: readonly (readonly string[])[]
  expiresAt: number | undefined
}

/**
 * The credentials so far are right, but a rule of this user requires more methods. Send the missing ones together with
 * the `receipt`, or send all at once with `V3MultiFactor`.
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
  /**
   * Represents the completed methods. A secret, therefore not enumerable; `undefined` if the browser may not read it.
   */
  declare readonly receipt: string | undefined
  /** The completed methods. */
  readonly methods: readonly string[]
  /** The rules: each is a list of methods that together are sufficient. */
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

/** This library does not support the sign-in method, or not on this platform. The message names the alternative. */
export class PluginNotSupportedError extends BaseError {
  override name = 'PluginNotSupportedError'
  override readonly code: string = 'plugin_not_supported'
}
