import { InvalidCredentialsError, MissingAuthMethodsError, OidcTokenError } from '../../../errors/index.js'

/** Words of an OpenID provider that mean: only the person can go on. */
const personNeeded = ['invalid_grant', 'login_required', 'interaction_required', 'consent_required']

/** Whether a renewal failed because its credential is good no more, so that only signing in again helps. */
export function needsPerson(error: unknown): boolean {
  if (error instanceof OidcTokenError) return personNeeded.includes(error.error ?? '')
  return error instanceof InvalidCredentialsError || error instanceof MissingAuthMethodsError
}
