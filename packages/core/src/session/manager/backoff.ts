import { HttpRequestError } from '../../errors/index.js'

/** Milliseconds before a renewal that failed is tried again; each further failure doubles it. */
const firstDelay = 1000
/** Milliseconds: the longest wait. */
const longestDelay = 60_000

/** What went wrong with the last attempt to renew. */
export type Failure = {
  error: Error
  /** In a row. */
  count: number
  /** Milliseconds since the epoch: nothing is tried before. */
  retryAt: number
}

/**
 * Notes a failure: the next attempt waits for what the server asks, else for a second, two, four, … up to a minute,
 * each less up to a half by chance, so that tabs and people do not come in step.
 */
export function nextFailure(
  error: Error,
  last: Failure | undefined,
  now: number,
  random: () => number,
): Failure {
  const count = (last?.count ?? 0) + 1
  const asked = error instanceof HttpRequestError ? error.retryAfter : undefined
  const delay = Math.min(firstDelay * 2 ** (count - 1), longestDelay) * (0.5 + random() / 2)
  return { error, count, retryAt: now + Math.min((asked ?? 0) * 1000 || delay, longestDelay) }
}
