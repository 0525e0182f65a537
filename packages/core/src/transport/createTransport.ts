import { createFetch } from 'ofetch'
import { InvalidResponseError, TimeoutError } from '../errors/index.js'
import { excerpt } from './excerpt.js'
import { followRedirect, foreignError, isRedirect } from './redirect.js'
import { retryDelay } from './retryDelay.js'
import { safeUrl } from './safeUrl.js'
import { createRedactor } from './secrets.js'
import { toConnectionError } from './toConnectionError.js'
import { toHttpError } from './toHttpError.js'
import type { Transport, TransportOptions, TransportRequest, TransportResponse } from './types.js'
import { wait } from './wait.js'

/** Milliseconds: platforms fire timers of 2³¹ and more at once. */
const longestTimer = 2 ** 31

/** A call under way. */
type Call = { request: TransportRequest; signal: AbortSignal; deadline: number; attempt: number }

/**
 * Makes the one function that talks to servers. Everything above it builds on these promises:
 *
 * - a caller's abort rejects with the signal's reason, unchanged, and ends retries and waits;
 * - `timeout` covers the whole call, the body included, even if `fetch` ignores its signal;
 * - only reads are repeated: after connection errors and the statuses 429, 502, 503 and 504;
 * - redirects never carry credentials to another origin;
 * - no error holds a token or one of the request's `secrets`.
 */
export function createTransport(options: TransportOptions = {}): Transport {
  const { timeout: sessionTimeout = 60_000, retries: sessionRetries = 2 } = options
  const { clock = Date.now, random = Math.random } = options
  const platformFetch =
    options.fetch ?? ((input: string, init?: RequestInit) => globalThis.fetch(input, init))
  const { raw } = createFetch({ fetch: platformFetch as typeof globalThis.fetch })

  async function exchange(
    request: TransportRequest,
    signal: AbortSignal,
    hops = 0,
  ): Promise<TransportResponse> {
    let response: Response
    let text: string
    try {
      // `stream` keeps ofetch away from the body: its parser turns broken JSON into text without a word.
      response = await raw<unknown, 'stream'>(request.url, {
        method: request.method,
        headers: request.headers as Record<string, string>,
        body: request.body ?? null,
        signal,
        redirect: request.anonymous ? 'follow' : 'manual',
        credentials: 'omit',
        responseType: 'stream',
        ignoreResponseError: true,
        retry: false,
      })
      text = await response.text()
    } catch (error) {
      throw toConnectionError(request, error)
    }
    const { status, headers } = response
    if (isRedirect(response) && !request.raw) {
      return exchange(followRedirect(request, response, hops), signal, hops + 1)
    }
    if (status === 401 && request.stripped) throw foreignError(request, request.url)
    if (status >= 400) throw toHttpError(request, response, text)
    const url = response.url || request.url
    if (request.raw) return { status, headers, url, body: text }
    try {
      return { status, headers, url, body: text ? JSON.parse(text) : undefined }
    } catch {
      throw new InvalidResponseError({
        method: request.method,
        url: safeUrl(url),
        status,
        expected: 'JSON',
        details: excerpt(createRedactor(request)(text)),
        metaMessages: [
          'Check that the address is that of the service, and that no proxy or login page answers for it.',
        ],
      })
    }
  }

  /** Decides after a failure: resolves when it is time for another attempt, else rejects with the failure itself. */
  async function pause(error: unknown, call: Call): Promise<void> {
    const { request, signal, deadline, attempt } = call
    const retries =
      request.method === 'GET' || request.method === 'HEAD' ? (request.retries ?? sessionRetries) : 0
    const delay = attempt < retries ? retryDelay(error, attempt, random) : undefined
    // After the deadline nobody would hear the answer: the error that is known says more than a timeout.
    if (delay === undefined || clock() + delay >= deadline || signal.aborted) throw error
    await wait(delay, signal)
  }

  async function repeat(failure: unknown, call: Call): Promise<TransportResponse> {
    let error = failure
    for (;;) {
      await pause(error, call)
      call.attempt++
      try {
        return await exchange(call.request, call.signal)
      } catch (next) {
        error = next
      }
    }
  }

  return (request) => {
    const { signal, timeout = sessionTimeout } = request
    if (signal?.aborted) return Promise.reject(signal.reason)
    const limited = timeout > 0 && timeout < longestTimer
    const deadline = limited ? clock() + timeout : Number.POSITIVE_INFINITY
    return new Promise((resolve, reject) => {
      const controller = new AbortController()
      const done = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', onAbort)
      }
      const succeed = (response: TransportResponse) => {
        done()
        resolve(response)
      }
      const fail = (error: unknown) => {
        done()
        reject(error)
      }
      // Rejects by itself: a `fetch` of the caller may not care for signals.
      const stop = (reason: unknown) => {
        fail(reason)
        controller.abort(reason)
      }
      const onAbort = () => stop(signal?.reason)
      const onTimeout = () =>
        stop(new TimeoutError({ method: request.method, url: safeUrl(request.url), timeout }))
      const timer = limited ? setTimeout(onTimeout, timeout) : undefined
      signal?.addEventListener('abort', onAbort)
      exchange(request, controller.signal).then(succeed, (error: unknown) => {
        const call = { request, signal: controller.signal, deadline, attempt: 0 }
        repeat(error, call).then(succeed, fail)
      })
    })
  }
}
