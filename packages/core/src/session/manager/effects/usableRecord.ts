import { SignInRequiredError } from '../../../errors/index.js'
import type { LiveRecord } from '../ports/sessionRecord.js'
import type { SessionState } from '../state.js'

/**
 * The record of a session that has not expired.
 *
 * @throws SignInRequiredError if there is none
 */
export function usableRecord({ live }: SessionState): LiveRecord {
  if (!live) throw new SignInRequiredError({ reason: 'signed_out' })
  if (live.expiredReason) throw new SignInRequiredError({ reason: 'expired' })
  return live
}
