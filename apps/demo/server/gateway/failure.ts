import type { Upstream } from './routes.js'

/** Why there is no response of a server to forward. */
export class GatewayFailure extends Error {
  override readonly name = 'GatewayFailure'
  readonly status: 502 | 504

  constructor(reason: string, status: 502 | 504 = 502) {
    super(reason)
    this.status = status
  }
}

type Words = readonly [pattern: RegExp, words: (upstream: Upstream, code: string) => string, status?: 504]

const known: readonly Words[] = [
  [
    /^ECONNREFUSED$/,
    ({ option }) => `It refuses connections. Check that it is running, and the address in ${option}.`,
  ],
  [
    /^(ENOTFOUND|EAI_)/,
    ({ origin, option }) =>
      `The host name "${new URL(origin).hostname}" is unknown. Check ${option} and the name server of this machine.`,
  ],
  [
    /^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/,
    () => 'There is no route to it. Check the network of this machine.',
  ],
  [
    /^(UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/,
    () => 'It did not accept the connection in time. Check the network, and firewalls on the way.',
    504,
  ],
  [/^UND_ERR_(HEADERS|BODY)_TIMEOUT$/, () => 'It did not respond in time.', 504],
  [
    /^ERR_TLS_CERT_ALTNAME/,
    ({ option }) => `Its certificate is for another host name. Use a name from the certificate in ${option}.`,
  ],
  [
    /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/,
    () => 'Its certificate is not valid today. Renew it, or check the clock of this machine.',
  ],
  [
    /CERT|^UNABLE_TO_|^(INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH)$/,
    (_, code) =>
      `Its certificate is not trusted (${code}). If a private authority issued it, start the dashboard with --ca-file and the authority's PEM file.`,
  ],
  [
    /^(ERR_SSL_|EPROTO$)/,
    (upstream) =>
      `TLS failed. Check whether the address in ${upstream.option} starts with http:// rather than https://, and the TLS versions of the server.`,
  ],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, () => 'It closed the connection before it responded.'],
  [
    /^(HTTPParserError$|HPE_|UND_ERR_(HEADERS_OVERFLOW|INFO|RES_))/,
    ({ option }) => `Its response is not HTTP. Check scheme and port in ${option}.`,
  ],
  [/^(Z_|ERR_.*_BROTLI|ZSTD_)/, () => 'Its response cannot be decompressed.'],
]

/** Describes an error of `fetch`, without paths and without data from the server. */
export function toFailure(error: unknown, upstream: Upstream): GatewayFailure {
  if (error instanceof GatewayFailure) return error
  const codes = readCodes(error)
  for (const code of codes) {
    const found = known.find(([pattern]) => pattern.test(code))
    if (found) return new GatewayFailure(found[1](upstream, code), found[2])
  }
  return new GatewayFailure(`The connection failed (${codes[0] ?? 'unknown reason'}).`)
}

/** Node's codes of the error and its causes, or their names; each address of a host has its own error. */
function readCodes(error: unknown): string[] {
  const codes: string[] = []
  const queue = [error]
  for (let index = 0; index < queue.length && index < 20; index++) {
    const item = queue[index]
    if (typeof item !== 'object' || item === null) continue
    const { code, name, cause, errors } = item as Record<'code' | 'name' | 'cause' | 'errors', unknown>
    const word = code ?? name
    if (typeof word === 'string' && word !== 'TypeError') codes.push(word)
    queue.push(cause, ...(Array.isArray(errors) ? errors : []))
  }
  return codes
}
