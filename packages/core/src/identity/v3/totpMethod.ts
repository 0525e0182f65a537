import { InvalidCredentialsError, InvalidParameterError } from '../../errors/index.js'
import { readSecret, type Secret } from '../readSecret.js'
import type { AuthMethod } from './authMethod.js'
import { checkUser, type UserOptions, userElements, userReference } from './passwordMethod.js'

/** The options of a one-time code. */
export type PasscodeOptions = UserOptions & {
  /**
   * The code from the user's device. It is valid for one authentication. With a function that prompts for a fresh code,
   * the session can renew its token.
   */
  passcode: Secret
}

/**
 * The method `totp`, for plugins with several methods.
 *
 * @throws InvalidParameterError if user or passcode is missing
 */
export function totpMethod(options: PasscodeOptions): AuthMethod {
  checkUser(options)
  const { passcode } = options
  if (!passcode) throw new InvalidParameterError({ parameter: 'passcode', reason: 'is missing' })
  return {
    name: 'totp',
    elements: userElements(options),
    read: async () => {
      const code = await readSecret('passcode', passcode)
      return { data: { user: { ...userReference(options), passcode: code } }, secrets: [code] }
    },
    refusal: {
      error: InvalidCredentialsError,
      sentence: 'Keystone refused the user or the passcode.',
      advice:
        'A passcode lives for half a minute and works once: give a function as `passcode`, and check both clocks.',
    },
    repeatable: false,
  }
}
