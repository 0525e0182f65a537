import type { AccessInfo } from '../access/index.js'

/** The times of a token. */
export type TokenTimes = Pick<AccessInfo, 'issued' | 'expires'>

/**
 * The total lifetime of a token in milliseconds; `undefined` if it is unknown or invalid: the token ends before it
 * begins.
 */
export function tokenLife({ issued, expires }: TokenTimes): number | undefined {
  return issued !== undefined && expires !== undefined && issued < expires ? expires - issued : undefined
}
