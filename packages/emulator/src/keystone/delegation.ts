import { forbidden } from './errors.js'
import type { Token } from './tokens.js'

/** Tells whether somebody passed on only a part of what they may: by an application credential. */
export function isDelegated({ applicationCredential }: Token): boolean {
  return applicationCredential !== undefined
}

/** Refuses those who act for another or with a part of their rights. @throws `KeystoneError` 403 */
export function refuseDelegated(caller: Token, action: string): void {
  if (isDelegated(caller)) throw forbidden(`${action} with a delegated token`)
}
