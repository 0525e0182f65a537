import { UnauthorizedError } from './http.js'

// Apart from `identity.ts`: pages that get by without these errors do not load them.

/** Keystone rejected the user name, password or other secret. Keystone does not reveal which one is wrong. */
export class InvalidCredentialsError extends UnauthorizedError {
  override name = 'InvalidCredentialsError'
  override readonly code: string = 'invalid_credentials'
}

/** Keystone rejected a token used as a credential: it is expired, revoked, or from another Keystone. */
export class InvalidTokenError extends UnauthorizedError {
  override name = 'InvalidTokenError'
  override readonly code: string = 'invalid_token'
}
