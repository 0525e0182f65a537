import { checkUrl } from '../../transport/index.js'
import { toBase64 } from '../base64.js'
import { checkText } from '../checkText.js'
import { fingerprint } from '../fingerprint.js'
import { type AuthHeaders, FixedEndpointPlugin } from './plainPlugin.js'

export type HttpBasicOptions = {
  /** The URL of the service; can be set on the client instead. */
  endpoint?: string | undefined
  username: string
  password: string
}

/**
 * For services, or proxies in front of them, that require HTTP Basic. Sends `Authorization: Basic …`, which CORS must
 * allow for requests across origins.
 *
 * @throws InvalidParameterError if user name or password is missing
 * @example
 * ```ts
 * const auth = new HttpBasic({
 *   endpoint: 'https://monasca.example.org/v2.0',
 *   username: 'mini-mon',
 *   password: 'password',
 * })
 * ```
 */
export class HttpBasic extends FixedEndpointPlugin {
  readonly scope: string
  readonly #credentials: string

  constructor(options: HttpBasicOptions) {
    const { endpoint, username, password } = options
    super(endpoint && checkUrl('endpoint', endpoint))
    checkText('username', username)
    checkText('password', password)
    this.#credentials = toBase64(`${username}:${password}`)
    this.scope = fingerprint(JSON.stringify(['http_basic', endpoint, username]))
  }

  override getHeaders(): AuthHeaders {
    return Promise.resolve({ Authorization: `Basic ${this.#credentials}` })
  }
}
