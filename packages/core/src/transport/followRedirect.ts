import { RedirectError, UntrustedOriginError } from '../errors/index.js'
import { isDowngrade } from './isDowngrade.js'
import { parseUrl } from './parseUrl.js'
import { safeUrl } from './safeUrl.js'
import { createRedactor } from './secrets.js'
import { isWeb } from './trustedOrigins.js'
import type { TransportRequest } from './types.js'

/** Hops: the limit of keystoneauth. */
const longestChain = 30

/** Creates the error for a redirect that is not followed. */
function redirectError(request: TransportRequest, advice: string): RedirectError {
  const { text } = createRedactor(request)
  return new RedirectError({
    method: request.method,
    url: text(safeUrl(request.url)),
    metaMessages: [text(advice)],
  })
}

/** Headers that a read may send to another origin: none of them identifies or authorises the user. */
const harmlessHeader = /^(accept|user-agent|openstack-api-version)$/i

/**
 * The request that follows a redirect. Method and body stay, whatever the status. Credentials never go to another
 * origin that is not in `trustedOrigins`. A read goes there without them, unless its response decides where credentials
 * go. A write, whose body may contain a password, is not sent there. Nothing goes from https to http.
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
  if (!location) throw redirectError(request, 'It has no Location header.')
  if (hops >= longestChain) throw redirectError(request, `It is one of more than ${longestChain} in a row.`)
  const from = parseUrl(request.url)
  const to = from && parseUrl(location, from)
  if (!to || !isWeb(to) || to.username || to.password) {
    throw redirectError(request, 'Its Location is not a valid http or https URL.')
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

/** Rejects a response from another origin where the platform followed redirects itself. */
export function checkOrigin(request: TransportRequest, url: string, trusted: ReadonlySet<string>): void {
  const [from, to] = [parseUrl(request.url), parseUrl(url)]
  if (!from || !to || to.origin === from.origin) return
  const downgrade = isDowngrade(from, to)
  if (downgrade || !trusted.has(to.origin)) throw untrustedError(request, url, downgrade)
}

/** The error for a redirect to an origin that receives no credentials. */
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
