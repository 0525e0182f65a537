import { RedirectError, UntrustedOriginError } from '../errors/index.js'
import { parseUrl } from './parseUrl.js'
import { safeUrl } from './safeUrl.js'
import { createRedactor } from './secrets.js'
import { isDowngrade, isWeb } from './trustedOrigins.js'
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
function redirectError(request: TransportRequest, advice: string): RedirectError {
  const { text } = createRedactor(request)
  return new RedirectError({
    method: request.method,
    url: text(safeUrl(request.url)),
    metaMessages: [text(advice)],
  })
}

/** What a read may take along to another origin: nothing there identifies or authorises the user. */
const harmlessHeader = /^(accept|user-agent|openstack-api-version)$/i

/**
 * The request that follows a redirect. Method and body stay, whatever the status. Credentials never go to another origin
 * that the options do not trust: a read goes there without them, unless its answer decides where credentials go, and a
 * write, whose body may hold a password, does not go at all. From https to http nothing goes.
 */
export function followRedirect(
  request: TransportRequest,
  response: Response,
  hops: number,
  trusted: ReadonlySet<string>,
): TransportRequest {
  const location = response.headers.get('location')
  if (response.type === 'opaqueredirect') {
    throw redirectError(request, 'Browsers hide its target. Use the final URL, with its trailing slash.')
  }
  if (!location) throw redirectError(request, 'It names no address.')
  if (hops >= longestChain) throw redirectError(request, `It is one of more than ${longestChain} in a row.`)
  const from = parseUrl(request.url)
  const to = from && parseUrl(location, from)
  if (!to || !isWeb(to) || to.username || to.password) {
    throw redirectError(request, 'It does not name a valid http or https address.')
  }
  const url = to.href
  if (to.origin === from.origin) return { ...request, url }
  const downgrade = isDowngrade(from, to)
  if (!downgrade && trusted.has(to.origin)) return { ...request, url }
  const mayGo = request.anonymous || /^(GET|HEAD)$/.test(request.method)
  if (downgrade || request.sameOrigin || !mayGo) throw untrustedError(request, url, downgrade)
  const headers = Object.entries(request.headers).filter(([name]) => harmlessHeader.test(name))
  return { ...request, url, headers: Object.fromEntries(headers), stripped: true }
}

/** Refuses an answer from elsewhere, where the platform has followed redirects by itself. */
export function checkOrigin(request: TransportRequest, url: string, trusted: ReadonlySet<string>): void {
  const [from, to] = [parseUrl(request.url), parseUrl(url)]
  if (!from || !to || to.origin === from.origin) return
  const downgrade = isDowngrade(from, to)
  if (downgrade || !trusted.has(to.origin)) throw untrustedError(request, url, downgrade)
}

/** The error for a redirect to an origin that gets no credentials. */
export function untrustedError(
  request: TransportRequest,
  url: string,
  downgrade = false,
): UntrustedOriginError {
  const { method } = request
  const { text } = createRedactor(request)
  return new UntrustedOriginError({
    method,
    url: text(safeUrl(request.url)),
    target: text(safeUrl(url)),
    downgrade,
  })
}
