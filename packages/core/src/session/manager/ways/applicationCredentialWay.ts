import {
  type ApplicationCredentialOptions,
  applicationCredentialMethod,
} from '../../../identity/v3/applicationCredentialMethod.js'
import { createMethodsWay } from './methodsWay.js'
import type { WayIn } from './wayIn.js'

/** Options of `applicationCredentialWay`. */
export type ApplicationCredentialWayOptions = ApplicationCredentialOptions & {
  /** Whether this tab keeps the secret in its memory, and nowhere else, to renew the session. @default false */
  keep?: boolean | undefined
}

/**
 * Signs in with an application credential. It brings its project; there is no other to switch to.
 *
 * @throws InvalidParameterError when the secret is missing, or what it belongs to
 * @example
 * ```ts
 * await manager.signIn(applicationCredentialWay({ applicationCredentialId: '21dced0f', applicationCredentialSecret: 'secret' }))
 * ```
 */
export function applicationCredentialWay(options: ApplicationCredentialWayOptions): WayIn {
  const methods = [applicationCredentialMethod(options)]
  const keep = options.keep ?? false
  return createMethodsWay({ name: 'application-credential', methods, keep, ownScope: true })
}
