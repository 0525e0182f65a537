import { BaseError, type BaseErrorOptions } from './base.js'
import { UnauthorizedError } from './http.js'

/** Authentication was impossible or had no result: contradictory scope, no method, a plugin without a token. */
export class AuthorizationFailureError extends BaseError {
  override name = 'AuthorizationFailureError'
  override readonly code: string = 'authorization_failure'
}

/** Keystone rejected the user name, password or other secret. Keystone does not reveal which one is wrong. */
export class InvalidCredentialsError extends UnauthorizedError {
  override name = 'InvalidCredentialsError'
  override readonly code: string = 'invalid_credentials'
}

/** Keystone rejected a token used as a credential: it is expired, revoked, or from another Keystone. */
export class InvalidTokenError extends UnauthorizedError {
  override name = 'InvalidTokenError'
  override readonly code: string = 'invalid_token'
}

/** The credentials are right, but the requested project or domain does not exist, or the user has no role on it. */
export class ScopeNotFoundError extends UnauthorizedError {
  override name = 'ScopeNotFoundError'
  override readonly code: string = 'scope_not_found'
}

/**
 * The token is not scoped and so carries no role: Monasca would refuse every request with 401. Nothing was sent. Either no
 * scope was chosen, or the user has no role on any project.
 *
 * @example
 * ```ts
 * if (error instanceof NoRoleError) log(`${error.username} has no role`)
 * ```
 */
export class NoRoleError extends BaseError {
  override name = 'NoRoleError'
  override readonly code: string = 'no_role'
  /** The user of the token; `undefined` if Keystone does not name it. */
  readonly username: string | undefined

  constructor(options: BaseErrorOptions & { username: string | undefined }) {
    const { username } = options
    super(`${username === undefined ? 'The user' : `User "${username}"`} has no role in this scope.`, {
      metaMessages: [
        'Monasca requires a token for a project: pass `projectName` or `projectId`, or call `switchProject`.',
        'If the user has no projects, an administrator has to assign a role on one. Then sign in again.',
      ],
      ...options,
    })
    this.username = username
  }
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
