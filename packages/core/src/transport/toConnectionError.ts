import { ConnectionError } from '../errors/index.js'
import { causesOf, tlsCode } from './causes.js'
import { isBrowser } from './isBrowser.js'
import { safeUrl } from './safeUrl.js'
import { createRedactor } from './secrets.js'
import type { TransportRequest } from './types.js'

const advice: readonly (readonly [RegExp, string])[] = [
  [/^ECONNREFUSED/, 'Nothing is listening there: check host and port, and that the service is running.'],
  [/^(ENOTFOUND|EAI_)/, 'The host name is unknown: check its spelling and DNS.'],
  [/^ERR_TLS_CERT_ALTNAME/, 'Its certificate is for other names: use one of them in the URL.'],
  [
    /^CERT_(HAS_EXPIRED|NOT_YET)/,
    'Its certificate is expired or not yet valid: check the local clock and the server’s certificate.',
  ],
  [
    /^ERR_SSL_(WRONG_VERSION|PACKET_LENGTH|HTTP_REQ)/,
    'It does not respond with TLS: does its URL begin with http://?',
  ],
  [
    /^ERR_SSL_.*ALERT/,
    'It refused the TLS connection: if it requires a client certificate, pass `cert` and `key` to @monasca/core/node.',
  ],
  [
    tlsCode,
    'Its certificate is not trusted: in Node, pass the file of its CA as `verify` to @monasca/core/node, or set NODE_EXTRA_CA_CERTS.',
  ],
  [/^ERR_INVALID_URL/, 'The URL is not valid: it must begin with https:// or http://.'],
]

const adviceInBrowser =
  'Browsers hide the reason: the service may be down, its CORS settings may not allow this origin, or a page on https requested an http URL.'

/** The most objects to search. */
const mostMembers = 200

/** Every text that printing an error could show: its members, those of its causes, and so on. */
function textsIn(value: unknown, seen: Set<unknown> = new Set()): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null || seen.has(value) || seen.size > mostMembers) return []
  seen.add(value)
  return Object.getOwnPropertyNames(value).flatMap((name) => {
    try {
      return textsIn(Reflect.get(value, name), seen)
    } catch {
      return []
    }
  })
}

/** Converts a rejection of `fetch` into an error that names what to check and contains no secret. */
export function toConnectionError(request: TransportRequest, thrown: unknown): ConnectionError {
  // ofetch's FetchError contains the request with its body: only the error it wraps may leave.
  const cause = (thrown as Error | undefined)?.name === 'FetchError' ? (thrown as Error).cause : thrown
  const chain = causesOf(cause)
  const codes = chain.map(({ code }) => code).filter((code) => typeof code === 'string')
  const redact = createRedactor(request).text
  const words = chain
    .map(({ message }) => message)
    .filter((message) => typeof message === 'string' && message)
  const details = redact(String(words.at(-1) ?? codes[0] ?? cause))
  const leaks = textsIn(cause).some((text) => text !== redact(text))
  const [code = ''] = codes
  const hint =
    advice.find(([pattern]) => pattern.test(code))?.[1] ??
    (code === '' && isBrowser() ? adviceInBrowser : undefined)
  return new ConnectionError({
    method: request.method,
    url: redact(safeUrl(request.url)),
    metaMessages: hint === undefined ? [] : [hint],
    details,
    cause: leaks ? new Error(details) : cause,
  })
}
