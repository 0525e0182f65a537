import { ConnectionError, HttpRequestError } from '../errors/index.js'
import type { Call } from './call.js'
import { mayPass } from './toConnectionError.js'

/** Milliseconds before the first repetition; each further one waits twice as long. As in keystoneauth. */
const firstDelay = 500
/** Milliseconds: a server that asks for more gets no repetition from us, its error is thrown at once. */
const longestDelay = 60_000

/**
 * How many milliseconds to wait before a call that failed is repeated, or `undefined` if it must not be.
 * The wait is the server's `Retry-After`, else what the options say, else exponential, spread by up to a half so that
 * clients do not come in step.
 */
export function retryDelay(error: unknown, { request, options, ...call }: Call): number | undefined {
  const { method, retries, policy } = request
  const refused = error instanceof HttpRequestError
  if (!refused && !(error instanceof ConnectionError && mayPass(error))) return undefined
  const codes = policy?.retriableStatusCodes ?? options.retriableStatusCodes ?? [429, 502, 503, 504]
  if (refused && !codes.includes(error.status)) return undefined

  const [count, limitName, delayName] = refused
    ? ([call.attempt - call.connectAttempts, 'statusCodeRetries', 'statusCodeRetryDelay'] as const)
    : ([call.connectAttempts, 'connectRetries', 'connectRetryDelay'] as const)
  // A write happens twice only if whoever sends it says so.
  const usual = /^(GET|HEAD)$/.test(method) ? (retries ?? options[limitName] ?? options.retries ?? 2) : 0
  if (count >= (policy?.[limitName] ?? usual)) return undefined

  const asked = refused ? error.retryAfter : undefined
  if (asked !== undefined) return asked * 1000 > longestDelay ? undefined : asked * 1000
  const { random = Math.random } = options
  return (
    policy?.[delayName] ??
    options[delayName] ??
    Math.min(firstDelay * 2 ** count, longestDelay) * (0.5 + random() / 2)
  )
}
