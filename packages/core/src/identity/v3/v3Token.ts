import { tokenMethod } from './tokenMethod.js'
import { V3Auth, type V3Options } from './v3Auth.js'

export type V3TokenOptions = V3Options & { token: string }

/**
 * Exchanges a token for one of another scope at Keystone's v3 API: `POST /v3/auth/tokens`. The new token expires
 * when the given one does.
 *
 * @throws InvalidParameterError if token or `authUrl` is missing
 * @example
 * ```ts
 * const auth = new V3Token({ authUrl: 'https://cloud.example.org/identity/v3', token, projectId })
 * ```
 */
export class V3Token extends V3Auth {
  constructor(options: V3TokenOptions) {
    super({ ...options, methods: [tokenMethod(options)] })
  }
}
