import { Secret, TOTP } from 'otpauth'
import { unauthorized } from '../../requests/errors.js'
import { requireObject } from '../../requests/members.js'
import { findUser } from '../findUser.js'
import type { MethodContext, MethodResult } from './method.js'

/** Milliseconds that a code is for. */
const stepLength = 30_000

/** How many codes before the present one still count, as the real service has it by default. */
const earlierSteps = 1

/**
 * The method `totp`: a user, and a six-digit code made from the secret of one of their credentials and the time
 * (RFC 6238, SHA-1). As that standard asks, no code works twice: neither the same one nor one from before it.
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

/** The code of a time step; `undefined` when the blob is no secret in base32. */
function codeOf(blob: string, step: number): string | undefined {
  try {
    const totp = new TOTP({ secret: Secret.fromBase32(blob.split('=', 1).join()) })
    return totp.generate({ timestamp: step * stepLength })
  } catch {
    return undefined
  }
}
