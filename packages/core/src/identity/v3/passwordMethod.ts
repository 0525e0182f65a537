import { InvalidCredentialsError, InvalidParameterError } from '../../errors/index.js'
import { checkText } from '../checkText.js'
import type { AuthMethod } from './authMethod.js'
import { reference, referenceInDomain } from './scope.js'

/** The user who authenticates. */
export type UserOptions = {
  /** Takes precedence over `username`, and needs no domain. */
  userId?: string | undefined
  /** The user's name in its domain. */
  username?: string | undefined
  /** The domain of `username`; takes precedence over `userDomainName`. */
  userDomainId?: string | undefined
  /** The same by name. */
  userDomainName?: string | undefined
}

/** The user in the format of methods: by id, or by name within a domain. */
export function userReference(options: UserOptions): Readonly<Record<string, unknown>> | undefined {
  const { userId, username, userDomainId, userDomainName } = options
  return referenceInDomain(userId, username, reference(userDomainId, userDomainName))
}

/** The values that identify a user. */
export function userElements(options: UserOptions): readonly (string | undefined)[] {
  const { userId, username, userDomainId, userDomainName } = options
  return [userId, username, userDomainId, userDomainName]
}

/** Rejects a missing user. */
export function checkUser(options: UserOptions): void {
  if (!options.userId && !options.username) {
    throw new InvalidParameterError({
      parameter: 'username',
      reason: 'is missing',
      advice: 'Or pass `userId`.',
    })
  }
}

/** Rejects a missing user or password. */
export function checkPassword(options: UserOptions & { password: string }): void {
  checkUser(options)
  checkText('password', options.password)
}

/** How a refused password is reported. */
export const passwordRefusal: AuthMethod['refusal'] = {
  error: InvalidCredentialsError,
  sentence: 'Keystone refused the user name or the password.',
  advice: 'Check `username`, its domain (`userDomainId` or `userDomainName`) and `password`.',
}

/**
 * The method `password`, for plugins with several methods.
 *
 * @throws InvalidParameterError if user or password is missing
 */
export function passwordMethod(options: UserOptions & { password: string }): AuthMethod {
  checkPassword(options)
  const { password } = options
  return {
    name: 'password',
    elements: userElements(options),
    read: () => ({ data: { user: { ...userReference(options), password } }, secrets: [password] }),
    refusal: passwordRefusal,
    repeatable: true,
  }
}
