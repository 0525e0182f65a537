import { Secret, TOTP } from 'otpauth'
import { unauthorized } from '../../requests/errors.js'
import { requireObject } from '../../requests/members.js'
import { findUser } from '../findUser.js'
import type { MethodContext, MethodResult } from './method.js'

/** Milliseconds of a time step. */
const stepLength = 30_000

/** Number of earlier codes that are still accepted; the default of the real service. */
const earlierSteps = 1

/**
 * The method `totp`: a user, and a six-digit code derived from the secret of one of their credentials and the time (RFC
 * 6238, SHA-1). As that standard requires, no code can be used twice, nor an earlier one after it.
 */
export function totpMethod({ keystone, payload }: MethodContext): MethodResult {
  const reference = requireObject(payload, 'user', 'totp')
  const user = findUser(keystone, reference)
  const passcode = reference['passcode']
  const present = Math.floor(keystone.clock() / stepLength)
  for (const { id, blob } of keystone.credentials.list({ userId: user.id, type: 'totp' })) {
    for (let step = present; step >= present - earlierSteps; step -= 1) {
      if (passcode === codeOf(blob, step) && keystone.credentials.spendStep(id, step)) {
        return { userId: user.id }
      }
    }
  }
  throw unauthorized()
}

/** The code of a time step; `undefined` if the blob is not a secret in base32. */
function codeOf(blob: string, step: number): string | undefined {
  try {
    const totp = new TOTP({ secret: Secret.fromBase32(blob.split('=', 1).join()) })
    return totp.generate({ timestamp: step * stepLength })
  } catch {
    return undefined
  }
}
