import { InvalidCredentialsError, InvalidParameterError } from '../../errors/index.js'
import type { AuthMethod } from './authMethod.js'
import { checkUser, type UserOptions, userElements, userReference } from './passwordMethod.js'

/** A secret as it is, or a function that gives it at each authentication, for example by asking the user. */
export type Secret = string | (() => string | Promise<string>)

/** The secret's text, asked for if need be. */
export async function readSecret(parameter: string, secret: Secret): Promise<string> {
  const text = typeof secret === 'function' ? await secret() : secret
  if (typeof text === 'string' && text !== '') return text
  throw new InvalidParameterError({ parameter, reason: 'is missing' })
}

/** What a one-time code takes. */
export type PasscodeOptions = UserOptions & {
  /**
   * The code that the user's device shows. It is good for one authentication, so a function that asks for a fresh one
   * lets the session renew its token.
   */
  passcode: Secret
}

/**
 * The method `totp`, for plugins that combine several.
 *
 * @throws InvalidParameterError when user or passcode is missing
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
