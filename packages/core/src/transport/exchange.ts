import type { $Fetch } from 'ofetch'
import { InvalidResponseError } from '../errors/index.js'
import type { Call } from './call.js'
import { excerpt } from './excerpt.js'
import { followRedirect, foreignError, isRedirect } from './redirect.js'
import { safeUrl } from './safeUrl.js'
import { createRedactor } from './secrets.js'
import { toConnectionError } from './toConnectionError.js'
import { toHttpError } from './toHttpError.js'
import type { TransportRequest, TransportResponse } from './types.js'

/** Sends a request once, follows its redirects, and reads the answer. */
export async function exchange(
  raw: $Fetch['raw'],
  request: TransportRequest,
  call: Call,
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
      signal: call.controller?.signal as AbortSignal,
      redirect: request.anonymous ? 'follow' : 'manual',
      credentials: 'omit',
      responseType: 'stream',
      ignoreResponseError: true,
      retry: false,
    })
    // A late answer to a call that was given up, and that the platform had no signal for.
    if (call.over) await response.body?.cancel()
    text = await response.text()
  } catch (error) {
    throw toConnectionError(request, error)
  }
  const { status, headers } = response
  if (isRedirect(response) && !request.raw) {
    return exchange(raw, followRedirect(request, response, hops), call, hops + 1)
  }
  if (status === 401 && request.stripped) throw foreignError(request, request.url)
  if (status >= 400) throw toHttpError(request, response, text)
  // Only where the platform may have gone elsewhere: serialising the address costs as much as our own work.
  const url = (request.anonymous && response.url) || request.url
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
