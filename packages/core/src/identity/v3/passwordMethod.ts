import { InvalidCredentialsError, InvalidParameterError } from '../../errors/index.js'
import type { AuthMethod } from './authMethod.js'
import { reference, referenceInDomain } from './scope.js'

/** Who authenticates. */
export type UserOptions = {
  /** Wins over `username`, and needs no domain. */
  userId?: string | undefined
  username?: string | undefined
  /** The domain that `username` is in; wins over `userDomainName`. */
  userDomainId?: string | undefined
  userDomainName?: string | undefined
}

/** Refuses a missing user or password, which a forgotten environment variable easily is. */
export function checkPassword(options: UserOptions & { password: string }): void {
  if (!options.userId && !options.username) {
    throw new InvalidParameterError({
      parameter: 'username',
      reason: 'is missing',
      advice: 'Or give `userId`.',
    })
  }
  if (typeof options.password !== 'string' || options.password === '') {
    throw new InvalidParameterError({ parameter: 'password', reason: 'is missing' })
  }
}

/** How a refused password is told. */
export const passwordRefusal: AuthMethod['refusal'] = {
  error: InvalidCredentialsError,
  sentence: 'Keystone refused the user name or the password.',
  advice: 'Check `username`, its domain (`userDomainId` or `userDomainName`) and `password`.',
}

/**
 * The method `password`, for plugins that combine several.
 *
 * @throws InvalidParameterError when user or password is missing
 */
export function passwordMethod(options: UserOptions & { password: string }): AuthMethod {
  checkPassword(options)
  const { userId, username, userDomainId, userDomainName, password } = options
  const user = referenceInDomain(userId, username, reference(userDomainId, userDomainName))
  return {
    name: 'password',
    elements: [userId, username, userDomainId, userDomainName],
    read: () => ({ data: { user: { ...user, password } }, secrets: [password] }),
    refusal: passwordRefusal,
    repeatable: true,
  }
}
