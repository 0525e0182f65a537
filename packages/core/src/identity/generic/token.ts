import { fingerprint } from '../fingerprint.js'
import type { IdentityPlugin } from '../identityPlugin.js'
import { V3Token } from '../v3/v3Token.js'
import { type GenericOptions, toV3Options } from './genericOptions.js'
import { GenericPlugin } from './genericPlugin.js'
import { lazyV2, toV2Options } from './lazyV2.js'

export type TokenOptions = GenericOptions & {
  /** A valid token of this Keystone. */
  token: string
}

/**
 * Exchanges a token for one of another scope, with whichever API version Keystone offers: `GET {authUrl}`, then
 * `POST /v3/auth/tokens` (or `POST /v2.0/tokens`). The new token expires when the given one does.
 *
 * @throws InvalidParameterError if token or `authUrl` is missing
 * @example
 * ```ts
 * const auth = new Token({ authUrl: 'http://127.0.0.1:8070/identity', token, projectName: 'mini-mon' })
 * ```
 */
export class Token extends GenericPlugin {
  readonly scope: string
  readonly #options: TokenOptions

  constructor(options: TokenOptions) {
    super(options)
    this.#options = options
    this.scope = fingerprint(`generic ${this.createV3(this.authUrl).scope}`)
  }

  protected override createV3(authUrl: string): IdentityPlugin {
    return new V3Token({ ...toV3Options(this.#options, authUrl), token: this.#options.token })
  }

  protected override async createV2(authUrl: string): Promise<IdentityPlugin | undefined> {
    const { V2Token } = lazyV2.loaded ?? (await lazyV2.load())
    return new V2Token({ ...toV2Options(this.#options, authUrl), token: this.#options.token })
  }
}
