import type { AccessInfo } from '../access/index.js'

/**
 * Milliseconds. Keystone's times may be cut to whole seconds, and its nodes differ by a little; a clock that is off by
 * less than this does no harm, since tokens are replaced earlier than that.
 */
const tolerance = 5000
/** Milliseconds of life below which a token counts as used up. */
const usedUp = 120_000
/** Milliseconds: a day. A token that seems to live longer may as well have a wrong time of issue as show a wrong clock. */
const usualLife = 24 * 3_600_000
/** Milliseconds: no token lives for more than a year. */
const longestLife = 365 * usualLife
/** Milliseconds: no clock is off by more than a hundred years. */
export const longestClockOffset: number = 100 * 365.25 * 24 * 3_600_000

/** The times of a token. */
export type TokenTimes = Pick<AccessInfo, 'issued' | 'expires'>

/**
 * How many milliseconds a token lives from its beginning to its end; `undefined` where it does not say, or cannot be
 * right: it ends before it begins.
 */
export function tokenLife({ issued, expires }: TokenTimes): number | undefined {
  return issued !== undefined && expires !== undefined && issued < expires ? expires - issued : undefined
}

/**
 * How many milliseconds the server's clock is ahead of this machine's, judged by when a token was issued and when its
 * request went out and was answered; 0 where the clocks agree, the server does not say, or what it says is not
 * plausible.
 *
 * @param isNew - Keystone made the token for this very request. Otherwise it may come from a cache, and one that is old
 *   but alive says nothing about clocks
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
 * The same for a token of unknown age that Keystone has just accepted, so that its end is still to come, whatever this
 * machine's clock says. Half of its life stands for the rest of it until a new token says more.
 */
export function guessClockOffset(token: TokenTimes, now: number): number {
  const { expires } = token
  if (expires === undefined || expires > now) return 0
  const offset = expires - Math.min(tokenLife(token) ?? usedUp, usualLife) / 2 - now
  return offset < -longestClockOffset ? 0 : offset
}
