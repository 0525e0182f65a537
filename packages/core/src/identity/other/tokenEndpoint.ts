import { checkUrl, trimSlashes } from '../../transport/index.js'
import { fingerprint } from '../fingerprint.js'
import { checkToken } from '../v3/tokenMethod.js'
import { type AuthHeaders, FixedEndpointPlugin } from './plainPlugin.js'

/** Options of `TokenEndpoint`. */
export type TokenEndpointOptions = { endpoint: string; token: string }

/**
 * Sends a given token to a given address and never talks to Keystone: keystoneauth's `admin_token`. A token that is
 * refused stays refused; to have it renewed, or to find endpoints, use a plugin that signs in.
 *
 * @throws InvalidParameterError when endpoint or token is missing
 * @example
 * ```ts
 * const auth = new TokenEndpoint({ endpoint: 'https://cloud.example.org/monitoring/v2.0', token: 'gAAAAA…' })
 * ```
 */
export class TokenEndpoint extends FixedEndpointPlugin {
  readonly scope: string
  readonly #token: string

  constructor({ endpoint, token }: TokenEndpointOptions) {
    super(checkUrl('endpoint', endpoint))
    checkToken(token)
    this.#token = token
    this.scope = fingerprint(JSON.stringify(['admin_token', endpoint, fingerprint(token)]))
  }

  override getHeaders(): AuthHeaders {
    return Promise.resolve({ 'X-Auth-Token': this.#token })
  }

  /** The endpoint, for those who gave that of Keystone. */
  override getAuthUrl(): Promise<string> {
    return Promise.resolve(trimSlashes(this.endpoint ?? ''))
  }
}
