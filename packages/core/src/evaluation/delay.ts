import { InvalidParameterError } from '../errors/index.js'

/** Seconds; the default of the engine's configuration. */
export const defaultDelay = 30

/** Checks a delay in seconds. */
export function checkDelay(delay: number): number {
  if (delay >= 0 && delay < Number.POSITIVE_INFINITY) return delay
  throw new InvalidParameterError({ parameter: 'delay', reason: 'must be a number of seconds of at least 0' })
}
