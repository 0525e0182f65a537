import { checkPassword, passwordRefusal } from '../v3/passwordMethod.js'
import { V2Auth, type V2Options } from './v2Auth.js'

export type V2PasswordOptions = V2Options & {
  /** Takes precedence over `userId`, unlike in v3. */
  username?: string | undefined
  userId?: string | undefined
  password: string
}

/**
 * Signs in with user name and password at Keystone's v2.0 API: `POST /v2.0/tokens`.
 *
 * @throws InvalidParameterError if user, password or `authUrl` is missing
 * @example
 * ```ts
 * const auth = new V2Password({ authUrl: 'https://old.example.org:5000/v2.0', username, password, tenantName: 'mini-mon' })
 * ```
 */
export class V2Password extends V2Auth {
  constructor(options: V2PasswordOptions) {
    checkPassword(options)
    const { username, userId, password } = options
    const user = username ? { username } : { userId }
    super({
      ...options,
      credentials: {
        data: { passwordCredentials: { ...user, password } },
        secrets: [password],
        elements: [username, userId],
        refusal: passwordRefusal,
      },
    })
  }
}
