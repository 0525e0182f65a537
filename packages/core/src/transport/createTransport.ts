import { ConnectionError, InvalidParameterError, TimeoutError } from '../errors/index.js'
import type { Call } from './call.js'
import { createSender } from './createSender.js'
import { exchange } from './exchange.js'
import { isBrowser } from './isBrowser.js'
import { onAbort } from './onAbort.js'
import { retryDelay } from './retryDelay.js'
import { safeUrl } from './safeUrl.js'
import { readTrustedOrigins } from './trustedOrigins.js'
import type { Transport, TransportOptions, TransportResponse } from './types.js'
import { wait } from './wait.js'

/** Milliseconds: platforms fire timers of 2³¹ and more at once. */
const longestTimer = 2 ** 31

/**
 * Milliseconds. In Node a signal costs a request 4 % of its time. Calls that only such a long timeout would abort
 * therefore get no signal. When the timeout comes, the caller's promise rejects at once; the request itself ends at
 * undici's own limits.
 */
const longTimeout = 30_000

/**
 * Creates the function that sends every request. All other layers rely on these guarantees:
 *
 * - if the caller aborts, the call rejects with the signal's reason, unchanged, and stops retries and waits;
 * - `timeout` covers the whole call, the body included, even if `fetch` ignores its signal;
 * - only reads are retried, unless a request overrides this: after connection errors and the statuses 429, 502, 503
 *   and 504;
 * - redirects never carry credentials to another origin that is not in `trustedOrigins`, nor from https to http;
 * - no error contains a token or one of the request's `secrets`.
 */
export function createTransport(options: TransportOptions = {}): Transport {
  const { timeout: sessionTimeout = 60_000, clock = Date.now } = options
  const browser = isBrowser()
  if (options.maxResponseSize !== undefined && !(options.maxResponseSize >= 0)) {
    const reason = 'is not a number of bytes'
    throw new InvalidParameterError({ parameter: 'maxResponseSize', reason, advice: 'Use 0 for no limit.' })
  }
  const trusted = readTrustedOrigins(options.trustedOrigins)
  const sendOnce = createSender(options)

  /** After a failure: resolves when the next attempt is due, or rejects with the failure. */
  async function pause(error: unknown, call: Call): Promise<void> {
    const delay = retryDelay(error, call)
    // After the deadline the response would be dropped: the known error explains more than a timeout.
    if (delay === undefined || clock() + delay >= call.deadline || call.over) throw error
    call.attempt++
    if (error instanceof ConnectionError) call.connectAttempts++
    call.controller ??= new AbortController()
    await wait(delay, call.controller.signal)
  }

  function attempt(call: Call): Promise<TransportResponse> {
    const { request, limiter } = call
    return limiter
      ? limiter(() => exchange(sendOnce, request, call), call.controller?.signal)
      : exchange(sendOnce, request, call)
  }

  async function repeat(failure: unknown, call: Call): Promise<TransportResponse> {
    let error = failure
    for (;;) {
      await pause(error, call)
      try {
        return await attempt(call)
      } catch (next) {
        error = next
      }
    }
  }

  return (request) => {
    const { signal, timeout = sessionTimeout } = request
    if (signal?.aborted) return Promise.reject(signal.reason)
    if (signal && typeof signal.addEventListener !== 'function') {
      const advice = 'Pass the `signal` of an AbortController, not the controller.'
      return Promise.reject(
        new InvalidParameterError({ parameter: 'signal', reason: 'is not an AbortSignal', advice }),
      )
    }
    const limited = timeout > 0 && timeout < longestTimer
    const limiter = request.policy?.limiter ?? options.limiter
    const abortable = signal || (limited && timeout < longTimeout) || browser || limiter
    const call: Call = {
      request,
      options,
      trusted,
      limiter,
      listener: request.policy?.onExchange ?? options.onExchange,
      attempt: 0,
      connectAttempts: 0,
      deadline: limited ? clock() + timeout : Number.POSITIVE_INFINITY,
      controller: abortable ? new AbortController() : undefined,
      over: false,
    }
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(timer)
        unlink?.()
      }
      const succeed = (response: TransportResponse) => {
        done()
        resolve(response)
      }
      const fail = (error: unknown) => {
        done()
        reject(error)
      }
      // Rejects on its own: a custom `fetch` may ignore signals.
      const stop = (reason: unknown) => {
        call.over = true
        fail(reason)
        call.controller?.abort(reason)
      }
      const onTimeout = () =>
        stop(new TimeoutError({ method: request.method, url: safeUrl(request.url), timeout }))
      const timer = limited ? setTimeout(onTimeout, timeout) : undefined
      const unlink = signal && onAbort(signal, () => stop(signal.reason))
      attempt(call).then(succeed, (error: unknown) => repeat(error, call).then(succeed, fail))
    })
  }
}
