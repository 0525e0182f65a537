import type { MissingAuthMethodsError } from '../../../errors/index.js'
import { type AuthMethod, receiptMethod, totpMethod } from '../../../identity/index.js'
import type { SignInMethod } from './signInMethod.js'

/**
 * What a sign-in goes on with after the user's code has been asked for. Loaded when it is.
 *
 * @throws InvalidParameterError when there is no code
 */
export function answerMethods(
  way: SignInMethod,
  error: MissingAuthMethodsError,
  passcode: string,
): AuthMethod[] {
  // Where CORS hides the receipt everything is proved once more.
  const proved = error.receipt ? [receiptMethod({ error })] : (way.methods ?? [])
  return [...proved, totpMethod({ ...way.user, passcode })]
}
