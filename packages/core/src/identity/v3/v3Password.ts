import { passwordMethod, type UserOptions } from './passwordMethod.js'
import { V3Auth, type V3Options } from './v3Auth.js'

export type V3PasswordOptions = V3Options & UserOptions & { password: string }

/**
 * Signs in with user name and password at Keystone's v3 API: `POST /v3/auth/tokens`.
 *
 * @throws InvalidParameterError if user, password or `authUrl` is missing
 * @example
 * ```ts
 * const auth = new V3Password({
 *   authUrl: 'https://cloud.example.org/identity/v3',
 *   username: 'mini-mon',
 *   password,
 *   userDomainId: 'default',
 *   projectName: 'mini-mon',
 *   projectDomainId: 'default',
 * })
 * ```
 */
export class V3Password extends V3Auth {
  constructor(options: V3PasswordOptions) {
    super({ ...options, methods: [passwordMethod(options)] })
  }
}
