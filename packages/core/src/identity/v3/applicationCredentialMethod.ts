import { InvalidCredentialsError, InvalidParameterError } from '../../errors/index.js'
import { checkText } from '../checkText.js'
import type { AuthMethod } from './authMethod.js'
import { checkUser, type UserOptions, userElements, userReference } from './passwordMethod.js'

/** An application credential: by id, or by name together with its user. */
export type ApplicationCredentialOptions = UserOptions & {
  /** Wins over `applicationCredentialName`, and needs no user. */
  applicationCredentialId?: string | undefined
  applicationCredentialName?: string | undefined
  applicationCredentialSecret: string
}

/**
 * The method `application_credential`, for plugins with several methods.
 *
 * @throws InvalidParameterError if the secret or the credential's id or name is missing
 */
export function applicationCredentialMethod(options: ApplicationCredentialOptions): AuthMethod {
  const { applicationCredentialId: id, applicationCredentialName: name } = options
  const { applicationCredentialSecret: secret } = options
  if (!(id || name)) {
    throw new InvalidParameterError({
      parameter: 'applicationCredentialId',
      reason: 'is missing',
      advice: 'Or pass `applicationCredentialName` and the user.',
    })
  }
  if (!id) checkUser(options)
  checkText('applicationCredentialSecret', secret)
  return {
    name: 'application_credential',
    elements: id ? [id] : [undefined, name, ...userElements(options)],
    read: () => ({
      data: id ? { id, secret } : { name, secret, user: userReference(options) },
      secrets: [secret],
    }),
    refusal: {
      error: InvalidCredentialsError,
      sentence: 'Keystone refused the application credential.',
      advice:
        'Check its id and secret, and that it has not expired. It brings its own project: leave scope options out.',
    },
    repeatable: true,
  }
}
