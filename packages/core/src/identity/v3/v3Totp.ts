import { type PasscodeOptions, totpMethod } from './totpMethod.js'
import { V3Auth, type V3Options } from './v3Auth.js'

export type V3TOTPOptions = V3Options & PasscodeOptions

/**
 * Signs in with a time-based one-time code (RFC 6238) at Keystone's v3 API: `POST /v3/auth/tokens`.
 *
 * @throws InvalidParameterError if user, passcode or `authUrl` is missing
 * @example
 * ```ts
 * const auth = new V3TOTP({
 *   authUrl: 'https://cloud.example.org/identity/v3',
 *   username: 'mini-mon',
 *   userDomainId: 'default',
 *   passcode: () => prompt('The code that your device shows') ?? '',
 *   projectName: 'mini-mon',
 *   projectDomainId: 'default',
 * })
 * ```
 */
export class V3TOTP extends V3Auth {
  constructor(options: V3TOTPOptions) {
    super({ ...options, methods: [totpMethod(options)] })
  }
}
