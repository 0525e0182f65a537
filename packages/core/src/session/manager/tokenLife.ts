import type { AccessInfo } from '../../access/index.js'
import { type ProviderTokens, tokenLife } from '../../identity/internal.js'
import { accessOf, type LiveRecord } from './ports/sessionRecord.js'

/** Milliseconds: a token with less life than this is renewed before it is used, as in the other auth plugins … */
const longestMargin = 120_000
/** … or, of tokens that live for minutes, with less than this part of their life. */
const marginPart = 0.2
/** Milliseconds: a provider's token with less life than this is not worth taking to Keystone. */
const leastAccessLife = 10_000

/**
 * How many milliseconds a token still lives, by Keystone's clock: `now` is this machine's. `Infinity` for a token that
 * does not expire.
 */
export function remainingLife(access: AccessInfo, record: LiveRecord, now: number): number {
  return (access.expires ?? Number.POSITIVE_INFINITY) - (now + record.clockOffset)
}

/** Milliseconds before its end at which the token of a session is to be renewed. */
export function renewalMargin(record: LiveRecord): number {
  const life = tokenLife(accessOf(record.base)) ?? Number.POSITIVE_INFINITY
  return Math.min(longestMargin, life * marginPart)
}

/** Whether a provider's access token will do for another sign-in at Keystone. */
export function isFresh({ expires }: ProviderTokens, now: number): boolean {
  return expires !== undefined && expires - now > leastAccessLife
}
