import { forbidden } from '../requests/errors.js'
import type { Token } from './token.js'

/** Tells whether a token carries only a part of what somebody may: by a trust or an application credential. */
export function isDelegated({ trust, applicationCredential }: Token): boolean {
  return trust !== undefined || applicationCredential !== undefined
}

/** Refuses those who act for another or with a part of their rights. @throws `KeystoneError` 403 */
export function refuseDelegated(caller: Token, action: string): void {
  if (isDelegated(caller)) throw forbidden(`${action} with a delegated token`)
}
