import { fingerprint } from '../fingerprint.js'
import type { IdentityPlugin } from '../identityPlugin.js'
import { checkPassword, type UserOptions } from '../v3/passwordMethod.js'
import { V3Password } from '../v3/v3Password.js'
import { domainOr, type GenericOptions, toV3Options } from './genericOptions.js'
import { GenericPlugin } from './genericPlugin.js'
import { lazyV2, toV2Options } from './lazyV2.js'

export type PasswordOptions = GenericOptions &
  UserOptions & {
    /** The user's password. It stays in the memory of the plugin. */
    password: string
  }

/**
 * Signs in with user name and password, with whichever API version Keystone offers: `GET {authUrl}`, then
 * `POST /v3/auth/tokens` (or `POST /v2.0/tokens`). Users and projects without a domain are in the domain `default`.
 *
 * @throws InvalidParameterError if user, password or `authUrl` is missing
 * @example
 * ```ts
 * const auth = new Password({ authUrl: 'http://127.0.0.1:8070/identity', username, password, projectName: 'mini-mon' })
 * ```
 */
export class Password extends GenericPlugin {
  readonly scope: string
  readonly #options: PasswordOptions

  constructor(options: PasswordOptions) {
    super(options)
    checkPassword(options)
    this.#options = options
    this.scope = fingerprint(`generic ${this.createV3(this.authUrl).scope}`)
  }

  protected override createV3(authUrl: string): IdentityPlugin {
    const options = this.#options
    const { userId, username, password } = options
    const { id: userDomainId, name: userDomainName } = domainOr(
      options,
      options.userDomainId,
      options.userDomainName,
    )
    return new V3Password({
      ...toV3Options(options, authUrl),
      userId,
      username,
      userDomainId,
      userDomainName,
      password,
    })
  }

  protected override async createV2(authUrl: string): Promise<IdentityPlugin | undefined> {
    const { userId, username, password, userDomainId, userDomainName } = this.#options
    if (userDomainId || userDomainName) return undefined
    const { V2Password } = lazyV2.loaded ?? (await lazyV2.load())
    return new V2Password({ ...toV2Options(this.#options, authUrl), userId, username, password })
  }
}
