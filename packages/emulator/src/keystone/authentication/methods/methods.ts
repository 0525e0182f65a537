import { applicationCredentialMethod } from './applicationCredential.js'
import type { AuthMethod } from './method.js'
import { openidMethod } from './openid.js'
import { passwordMethod } from './password.js'
import { tokenMethod } from './token.js'
import { totpMethod } from './totp.js'

/** The methods that `POST /v3/auth/tokens` supports, by the name in the request. */
export const authMethods: ReadonlyMap<string, AuthMethod> = new Map<string, AuthMethod>([
  ['password', passwordMethod],
  ['token', tokenMethod],
  ['totp', totpMethod],
  ['application_credential', applicationCredentialMethod],
  ['openid', openidMethod],
])
