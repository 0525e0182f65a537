import { BaseError, type BaseErrorOptions } from './base.js'

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
