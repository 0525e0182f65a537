import { type TokenTimes, tokenLife } from './tokenLife.js'

/**
 * Milliseconds. Keystone's times may be truncated to whole seconds, and its nodes differ slightly. A smaller clock
 * offset does no harm, because tokens are renewed earlier than that.
 */
const tolerance = 5000
/** Milliseconds of remaining lifetime below which a token counts as used up. */
const usedUp = 120_000
/**
 * Milliseconds: a day. For a token with a longer apparent lifetime, the issue time may be wrong instead of the clock.
 */
const usualLife = 24 * 3_600_000
/** Milliseconds: no token is valid for more than a year. */
const longestLife = 365 * usualLife
/** Milliseconds: no clock is off by more than a hundred years. */
export const longestClockOffset: number = 100 * 365.25 * 24 * 3_600_000

/**
 * How many milliseconds the server's clock is ahead of the local one, estimated from the issue time of a token and the
 * times of its request and response. 0 if the clocks agree, or the issue time is missing or implausible.
 *
 * @param isNew - Keystone created the token for this request. Otherwise it may come from a cache, and a token that is
 *   old but valid reveals nothing about clocks
 */
export function estimateClockOffset(
  token: TokenTimes,
  { sent, received, isNew = false }: { sent: number; received: number; isNew?: boolean },
): number {
  const { issued, expires } = token
  if (issued === undefined || (issued >= sent - tolerance && issued <= received + tolerance)) return 0
  const life = tokenLife(token)
  if (expires !== undefined && life === undefined) return 0
  const offset = Math.round(issued - (sent + received) / 2)
  const alive = expires === undefined || expires >= received + usedUp
  if (!alive && life !== undefined && life > longestLife) return guessClockOffset(token, received)
  if (Math.abs(offset) > longestClockOffset) return 0
  if (offset > 0 || !alive) return offset
  return isNew && life !== undefined && life <= usualLife ? offset : 0
}

/**
 * The same for a token of unknown age that Keystone has just accepted, so that it is still valid, whatever the local
 * clock shows. Half of its lifetime counts as the remainder until a new token is more precise.
 */
export function guessClockOffset(token: TokenTimes, now: number): number {
  const { expires } = token
  if (expires === undefined || expires > now) return 0
  const offset = expires - Math.min(tokenLife(token) ?? usedUp, usualLife) / 2 - now
  return offset < -longestClockOffset ? 0 : offset
}
