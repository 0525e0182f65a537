import { InvalidParameterError } from '../errors/index.js'

/** Seconds: what the engine's configuration ships with. */
export const defaultDelay = 30

/** Checks a delay that a caller gave, in seconds. */
export function checkDelay(delay: number): number {
  if (delay >= 0 && delay < Number.POSITIVE_INFINITY) return delay
  throw new InvalidParameterError({ parameter: 'delay', reason: 'is not a number of seconds, 0 or more' })
}
