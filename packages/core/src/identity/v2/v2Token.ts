import { fingerprint } from '../fingerprint.js'
import { checkToken, tokenRefusal } from '../v3/tokenMethod.js'
import { V2Auth, type V2Options } from './v2Auth.js'

export type V2TokenOptions = V2Options & { token: string }

/**
 * Exchanges a token for one of another tenant at Keystone's v2.0 API: `POST /v2.0/tokens`.
 *
 * @throws InvalidParameterError if token or `authUrl` is missing
 * @example
 * ```ts
 * const auth = new V2Token({ authUrl: 'https://old.example.org:5000/v2.0', token, tenantName: 'mini-mon' })
 * ```
 */
export class V2Token extends V2Auth {
  constructor(options: V2TokenOptions) {
    const { token } = options
    checkToken(token)
    super({
      ...options,
      credentials: {
        data: { token: { id: token } },
        headers: { 'X-Auth-Token': token },
        secrets: [token],
        elements: [fingerprint(token)],
        refusal: tokenRefusal,
      },
    })
  }
}
