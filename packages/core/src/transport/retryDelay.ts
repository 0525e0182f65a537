import { ConnectionError, HttpRequestError } from '../errors/index.js'
import type { Call } from './call.js'
import { causesOf, tlsCode } from './causes.js'

/** Milliseconds before the first retry; each further one waits twice as long. As in keystoneauth. */
const firstDelay = 500
/** Milliseconds: if a server asks for a longer delay, there is no retry and its error is thrown at once. */
const longestDelay = 60_000

/**
 * How many milliseconds to wait before a failed call is retried, or `undefined` if it must not be retried.
 * The delay is the server's `Retry-After`, else the configured delay, else exponential backoff. Jitter of up to a half
 * keeps clients from retrying in step.
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
  // A write is retried only if the request allows it.
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

/** TLS failures and invalid URLs do not go away by waiting. */
function mayPass(error: ConnectionError): boolean {
  return !causesOf(error.cause).some(
    ({ code }) => typeof code === 'string' && (tlsCode.test(code) || code === 'ERR_INVALID_URL'),
  )
}
