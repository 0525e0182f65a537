import { checkUrl, trimSlashes } from '../../transport/index.js'
import { fingerprint } from '../fingerprint.js'
import { checkToken } from '../v3/tokenMethod.js'
import { type AuthHeaders, FixedEndpointPlugin } from './plainPlugin.js'

export type TokenEndpointOptions = { endpoint: string; token: string }

/**
 * Sends a given token to a given URL and never contacts Keystone: keystoneauth's `admin_token`. A refused token is not
 * renewed; for renewal, or to find endpoints, use a plugin that signs in.
 *
 * @throws InvalidParameterError if endpoint or token is missing
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

  /** The endpoint, in case it is Keystone's. */
  override getAuthUrl(): Promise<string> {
    return Promise.resolve(trimSlashes(this.endpoint ?? ''))
  }
}
