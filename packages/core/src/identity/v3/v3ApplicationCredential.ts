import {
  type ApplicationCredentialOptions,
  applicationCredentialMethod,
} from './applicationCredentialMethod.js'
import { V3Auth, type V3Options } from './v3Auth.js'

/** Omit the scope options: the credential has its own project. */
export type V3ApplicationCredentialOptions = V3Options & ApplicationCredentialOptions

/**
 * Signs in with an application credential, which a user creates for a program, at Keystone's v3 API:
 * `POST /v3/auth/tokens`.
 *
 * @throws InvalidParameterError if id (or name and user), secret or `authUrl` is missing
 * @example
 * ```ts
 * const auth = new V3ApplicationCredential({
 *   authUrl: 'https://cloud.example.org/identity/v3',
 *   applicationCredentialId: '21dced0fd20347869b93710d2b98aae0',
 *   applicationCredentialSecret: 'secret',
 * })
 * ```
 */
export class V3ApplicationCredential extends V3Auth {
  constructor(options: V3ApplicationCredentialOptions) {
    super({ ...options, methods: [applicationCredentialMethod(options)] })
  }
}
