import { ConnectionError, HttpRequestError } from '../errors/index.js'
import { mayPass } from './toConnectionError.js'

/** Milliseconds before the first repetition; each further one waits twice as long. */
const firstDelay = 300
/** Milliseconds: a server that asks for more gets no repetition from us, its error is thrown at once. */
const longestDelay = 60_000

/**
 * How many milliseconds to wait before a failed read is repeated, or `undefined` if it must not be.
 * The wait is the server's `Retry-After`, else exponential, spread by up to a half so that clients do not come in step.
 */
export function retryDelay(error: unknown, attempt: number, random: () => number): number | undefined {
  let delay = firstDelay * 2 ** attempt * (0.5 + random() / 2)
  if (error instanceof HttpRequestError) {
    if (![429, 502, 503, 504].includes(error.status)) return undefined
    if (error.retryAfter !== undefined) delay = error.retryAfter * 1000
  } else if (!(error instanceof ConnectionError && mayPass(error))) {
    return undefined
  }
  return delay > longestDelay ? undefined : delay
}
