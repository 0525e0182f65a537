import type { AccessInfo } from '../../../access/index.js'

/**
 * For a token of unknown age: Keystone has just accepted it, so that its end is still to come, whatever this machine's
 * clock says. Half of its life stands for the rest of it until a new token tells more.
 */
export function guessOffset({ issued, expires }: AccessInfo, now: number): number {
  if (expires === undefined || expires > now) return 0
  return (expires + (issued ?? expires - 120_000)) / 2 - now
}
