import { ResponseTooLargeError } from '../errors/index.js'
import type { Call } from './call.js'
import type { Sender } from './createSender.js'
import { type Decoded, decodeBody } from './decodeBody.js'
import { isBrowser } from './isBrowser.js'
import { lazyFailures } from './lazyFailures.js'
import { parseLoosely } from './parseLoosely.js'
import {
  plainConnectionError,
  plainHttpError,
  plainInvalidResponseError,
  plainRedirectError,
} from './plainErrors.js'
import { readText, sizeOf } from './readText.js'
import { isRedirect, mayFollow } from './redirect.js'
import { report } from './report.js'
import type { TransportRequest, TransportResponse } from './types.js'

const loadFailures = () => lazyFailures.loaded ?? lazyFailures.tryLoad()

/** Sends a request once, follows its redirects, and reads the response. */
export async function exchange(
  send: Sender,
  request: TransportRequest,
  call: Call,
  hops = 0,
): Promise<TransportResponse> {
  const started = call.listener ? (call.options.clock ?? Date.now)() : 0
  let response: Response | undefined
  // Before the request, which it may send.
  const decoder = !call.listener && !request.raw ? request.decode?.() : undefined
  let text = ''
  let decoded: Decoded | undefined
  try {
    const init = {
      method: request.method,
      headers: request.headers as Record<string, string>,
      body: request.body ?? null,
      signal: call.controller?.signal as AbortSignal,
      // Browsers do not let scripts follow redirects.
      redirect: request.anonymous && isBrowser() ? ('follow' as const) : ('manual' as const),
      credentials: 'omit' as const,
    }
    if (decoder?.fetch && !call.options.fetch) response = await decoder.fetch(request.url, init)
    response ??= await send(request.url, init)
    // A late response to a call that already ended, on a platform that got no signal for it.
    if (call.over) await response.body?.cancel()
    const isStreamed = decoder && response.ok && !(decoder.short && sizeOf(response) <= decoder.short)
    if (isStreamed) decoded = await decodeBody(response.body, decoder, () => call.over)
    else text = await readText(request, response, call)
  } catch (error) {
    const failure = error instanceof ResponseTooLargeError ? error : await toFailure(request, error)
    if (call.listener) report(call, request, started, { error: failure })
    throw failure
  }
  if (call.listener) report(call, request, started, { response, text })
  const { status, headers } = response
  if (isRedirect(response) && !request.raw) {
    const limit = request.policy?.redirect ?? call.options.redirect
    if (mayFollow(limit, response, hops)) {
      const failures = await loadFailures()
      if (!failures) throw plainRedirectError(request)
      const next = failures.followRedirect(request, response, limit === undefined ? hops : 0, call.trusted)
      return exchange(send, next, call, hops + 1)
    }
    return { status, headers, url: request.url, body: parseLoosely(text) }
  }
  if (request.sameOrigin && response.url && response.url !== request.url) {
    const failures = await loadFailures()
    if (!failures) throw plainRedirectError(request)
    failures.checkOrigin(request, response.url, call.trusted)
  }
  if (status >= 400) {
    const { refused } = request
    if (refused) refused.response = { status, headers, url: request.url, body: parseLoosely(text) }
    const failures = await loadFailures()
    if (!failures) throw plainHttpError(request, status, text)
    if (status === 401 && request.stripped) throw failures.untrustedError(call.request, request.url)
    throw failures.toHttpError(request, response, text, (call.options.clock ?? Date.now)())
  }
  // Only where the platform may have followed redirects: serialising the URL costs as much as our own work.
  const url = (request.anonymous && response.url) || request.url
  if (request.raw) return { status, headers, url, body: text }
  if (call.listener && wantsDecoding(request, response)) decoded = await decodeText(request, text)
  try {
    if (!decoded) return { status, headers, url, body: text ? JSON.parse(text) : undefined }
    if ('failure' in decoded) throw decoded.failure
    return { status, headers, url, body: decoded.value }
  } catch (error) {
    const failures = await loadFailures()
    if (!failures) throw plainInvalidResponseError(request, status)
    // The decoder's error has the position.
    if (!decoded && wantsDecoding(request, response)) decoded = await decodeText(request, text)
    const cause = decoded && 'failure' in decoded ? decoded.failure : error
    throw failures.toInvalidResponseError(request, { url, status }, text, decoded, cause)
  }
}

/** The error for a request that the platform could not send, or without a complete response. */
async function toFailure(request: TransportRequest, error: unknown): Promise<Error> {
  const failures = await loadFailures()
  if (!failures) return plainConnectionError(request)
  return failures.findBadHeader(request) ?? failures.toConnectionError(request, error)
}

/** Whether the request's decoder applies to the response. */
function wantsDecoding(request: TransportRequest, response: Response): boolean {
  return request.decode !== undefined && !request.raw && response.ok
}

/** Decodes a response that a listener needed as text first. */
function decodeText(request: TransportRequest, text: string): Promise<Decoded | undefined> {
  const decoder = request.decode?.()
  return decoder ? decodeBody(new Response(text).body, decoder, () => false) : Promise.resolve(undefined)
}
