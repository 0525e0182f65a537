import type { IncomingMessage, ServerResponse } from 'node:http'
import { networkInterfaces } from 'node:os'
import { type AllowedHosts, readAllowedHosts } from './allowedHosts.js'
import { canonicalHost, isLoopbackHost } from './canonicalHost.js'

/** Which hosts a server answers to. */
export type HostGuardOptions = {
  /**
   * The address that the server listens on, as passed to `listen`. `0.0.0.0`, `::` and `undefined` include all
   * addresses of this machine.
   */
  host?: string | undefined
  /** Further hosts. @default [] */
  allowedHosts?: AllowedHosts | undefined
}

/** Returns true if a request may be answered. Otherwise it answers the request itself and returns false. */
export type HostGuard = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean

const wildcards = new Set(['0.0.0.0', '[::]'])

/**
 * Creates a check against DNS rebinding, where the page of another site points its own name at this machine and so gets
 * the same origin as the server. A request is answered if it addresses a loopback name (`localhost`, `*.localhost`,
 * `127.0.0.0/8`, `[::1]`), the address that the server listens on, or an entry of `allowedHosts`. Everything else gets
 * 421 (RFC 9110, 15.5.20), a `Host` header that is malformed or repeated gets 400 (RFC 9112, 3.2). Both the `Host`
 * header and the host of an absolute request target are checked. A request of HTTP/1.0 may have no host: browsers send
 * none like it.
 *
 * @throws `InvalidParameterError` for an entry of `allowedHosts` that is not a host
 * @example
 * ```ts
 * import { createServer } from 'node:http'
 * import { createHostGuard } from '@monasca/emulator/hosts'
 *
 * const guard = createHostGuard({ host: '127.0.0.1', allowedHosts: ['dashboard.example.org'] })
 * createServer((incoming, outgoing) => {
 *   if (guard(incoming, outgoing)) outgoing.end('Hello')
 * }).listen(8080, '127.0.0.1')
 * ```
 */
export function createHostGuard({ host, allowedHosts = [] }: HostGuardOptions = {}): HostGuard {
  const isListed = readAllowedHosts(allowedHosts)
  const bound = host === undefined ? undefined : canonicalHost(host)
  const isOwn =
    bound === undefined || wildcards.has(bound)
      ? (name: string) => name === bound || ownAddresses().has(name)
      : (name: string) => name === bound

  return (incoming, outgoing) => {
    const names = readHosts(incoming)
    if (names === undefined) {
      const text = 'Bad Request: the Host header is malformed or repeated.'
      return refuse(outgoing, 400, text)
    }
    const { localAddress = '', localPort } = incoming.socket
    const local = canonicalHost(localAddress)
    const foreign = names.find(
      (name) => !(isLoopbackHost(name) || name === local || isListed(name) || isOwn(name)),
    )
    if (foreign === undefined) return true
    return refuse(
      outgoing,
      421,
      `Misdirected Request: this server does not answer to the host "${foreign}". Use http://${local}:${localPort}, ` +
        `or add the host to the option "allowedHosts" (on the command line: --allowed-hosts ${foreign}).`,
    )
  }
}

/** The canonical hosts that a request addresses; `undefined` if one of them is not a host. */
function readHosts({ url = '', headersDistinct }: IncomingMessage): string[] | undefined {
  const headers = headersDistinct['host'] ?? []
  if (headers.length > 1) return undefined
  const [, target] = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i.exec(url) ?? []
  const hosts = [...headers, ...(target === undefined ? [] : [target])].map(hostOfAuthority)
  return hosts.every((host) => host !== undefined) ? hosts : undefined
}

/** Removes the port; requests may contain nothing else around a host. */
function hostOfAuthority(authority: string): string | undefined {
  const [, host = '', port = ''] = /^(\[[^\]]*\]|[!-9;-~]*)(?::(\d{0,5}))?$/.exec(authority) ?? []
  return Number(port) > 65_535 ? undefined : canonicalHost(host)
}

/** Read for each request: interfaces come and go while the server runs. */
function ownAddresses(): Set<string | undefined> {
  const entries = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return new Set(entries.map(({ address }) => canonicalHost(address)))
}

function refuse(outgoing: ServerResponse, status: number, text: string): false {
  outgoing.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
    // The body of a refused request is not read.
    Connection: 'close',
  })
  outgoing.end(`${text}\n`)
  return false
}
