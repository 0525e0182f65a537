import { forbidden } from '../requests/errors.js'
import type { Token } from './token.js'

/** Whether a token carries only a part of a user's rights: by a trust or an application credential. */
export function isDelegated({ trust, applicationCredential }: Token): boolean {
  return trust !== undefined || applicationCredential !== undefined
}

/** Refuses delegated tokens. @throws `KeystoneError` 403 */
export function refuseDelegated(caller: Token, action: string): void {
  if (isDelegated(caller)) throw forbidden(`${action} with a delegated token`)
}
