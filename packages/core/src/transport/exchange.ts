import type { $Fetch } from 'ofetch'
import { InvalidResponseError, ResponseTooLargeError } from '../errors/index.js'
import type { Call } from './call.js'
import { type Decoded, decodeBody } from './decodeBody.js'
import { findBadHeader } from './findBadHeader.js'
import { isBrowser } from './isBrowser.js'
import { readText } from './readText.js'
import { checkOrigin, followRedirect, isRedirect, mayFollow, untrustedError } from './redirect.js'
import { report } from './report.js'
import { safeUrl } from './safeUrl.js'
import { createRedactor } from './secrets.js'
import { toConnectionError } from './toConnectionError.js'
import { quote, toHttpError } from './toHttpError.js'
import type { TransportRequest, TransportResponse } from './types.js'

/** Sends a request once, follows its redirects, and reads the response. */
export async function exchange(
  raw: $Fetch['raw'],
  request: TransportRequest,
  call: Call,
  hops = 0,
): Promise<TransportResponse> {
  const started = call.listener ? (call.options.clock ?? Date.now)() : 0
  let response: Response
  let text = ''
  let decoded: Decoded | undefined
  try {
    // `stream` keeps ofetch away from the body: its parser silently returns broken JSON as text.
    response = await raw<unknown, 'stream'>(request.url, {
      method: request.method,
      headers: request.headers as Record<string, string>,
      body: request.body ?? null,
      signal: call.controller?.signal as AbortSignal,
      // Browsers do not let scripts follow redirects.
      redirect: request.anonymous && isBrowser() ? 'follow' : 'manual',
      credentials: 'omit',
      responseType: 'stream',
      ignoreResponseError: true,
      retry: false,
    })
    // A late response to a call that already ended, on a platform that got no signal for it.
    if (call.over) await response.body?.cancel()
    const decoder = !call.listener && wantsDecoding(request, response) ? request.decode?.() : undefined
    if (decoder) decoded = await decodeBody(response.body, decoder, () => call.over)
    else text = await readText(request, response, call)
  } catch (error) {
    const failure =
      error instanceof ResponseTooLargeError
        ? error
        : (findBadHeader(request) ?? toConnectionError(request, error))
    if (call.listener) report(call, request, started, { error: failure })
    throw failure
  }
  if (call.listener) report(call, request, started, { response, text })
  const { status, headers } = response
  if (isRedirect(response) && !request.raw) {
    const limit = request.policy?.redirect ?? call.options.redirect
    if (mayFollow(limit, response, hops)) {
      const next = followRedirect(request, response, limit === undefined ? hops : 0, call.trusted)
      return exchange(raw, next, call, hops + 1)
    }
    return { status, headers, url: request.url, body: parseLoosely(text) }
  }
  if (request.sameOrigin && response.url) checkOrigin(request, response.url, call.trusted)
  if (status === 401 && request.stripped) throw untrustedError(call.request, request.url)
  if (status >= 400) {
    const { refused } = request
    if (refused) refused.response = { status, headers, url: request.url, body: parseLoosely(text) }
    throw toHttpError(request, response, text, (call.options.clock ?? Date.now)())
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
    throw new InvalidResponseError({
      method: request.method,
      url: createRedactor(request).text(safeUrl(url)),
      status,
      expected: 'JSON',
      // A decoder's messages contain positions, and nothing of the response.
      ...(decoded ? { cause: error } : { details: quote(request, text, true) }),
      metaMessages: [
        'Check that the URL is that of the service, and that no proxy or login page responds in its place.',
      ],
    })
  }
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

/** The body of an unsuccessful response, which may be anything. */
function parseLoosely(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined
  } catch {
    return text
  }
}
