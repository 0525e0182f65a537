import { RedirectError } from '../errors/index.js'
import { safeUrl } from './safeUrl.js'
import { withoutCredentials } from './secrets.js'
import type { TransportRequest } from './types.js'

/** Hops: what the ancestors allow. */
const longestChain = 30

/** Statuses that send the request elsewhere; 300 and 304 are answers. */
export function isRedirect(response: Response): boolean {
  const { status } = response
  const moved = status > 300 && status < 309 && status !== 304 && status !== 306
  return moved || (status === 0 && response.type === 'opaqueredirect')
}

/** Whether a redirect is followed, or an error, rather than returned: the limit that the caller set is not reached. */
export function mayFollow(limit: number | boolean | undefined, response: Response, hops: number): boolean {
  // Nothing of use can be told of a redirect that the browser hides.
  return limit === undefined || limit === true || hops < Number(limit) || response.type === 'opaqueredirect'
}

/** Makes the error for a redirect that is not followed. */
export function redirectError(request: TransportRequest, advice: string): RedirectError {
  return new RedirectError({ method: request.method, url: safeUrl(request.url), metaMessages: [advice] })
}

/**
 * The request that follows a redirect. Method and body stay, whatever the status. Credentials never go to another
 * origin: a read goes there without them, and a write, whose body may hold a password, does not go at all.
 */
export function followRedirect(
  request: TransportRequest,
  response: Response,
  hops: number,
): TransportRequest {
  const location = response.headers.get('location')
  if (response.type === 'opaqueredirect') {
    throw redirectError(
      request,
      'Browsers hide where it leads: use the final address, its slash at the end included.',
    )
  }
  if (!location) throw redirectError(request, 'It names no address.')
  if (hops >= longestChain) throw redirectError(request, `It is one of more than ${longestChain} in a row.`)
  const from = new URL(request.url, globalThis.location?.href)
  const to = new URL(location, from)
  const url = to.href
  if (to.origin === from.origin) return { ...request, url }
  if (!/^(GET|HEAD)$/.test(request.method)) throw foreignError(request, url)
  return { ...request, url, headers: withoutCredentials(request.headers), stripped: true }
}

/** The error for an answer that wants the credentials which must not go to its origin. */
export function foreignError(request: TransportRequest, url: string): RedirectError {
  return redirectError(
    request,
    `It leads to ${safeUrl(url)}, another origin, which gets no credentials: use that address if you trust it.`,
  )
}
