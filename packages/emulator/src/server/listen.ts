import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'

/** Where to listen. */
export type ListenOptions = {
  /** 0 takes a free one. @default 8070 */
  port?: number | undefined
  /** Name or address of the network interface. @default '127.0.0.1', which other machines cannot reach */
  host?: string | undefined
}

/** A server that listens. */
export type Listener = {
  /** Such as `http://127.0.0.1:8070`, without a slash at the end. */
  url: string
  port: number
  /** Stops listening and ends open connections at once; further calls do nothing. */
  close(): Promise<void>
}

/** Thrown when a port cannot be listened on; `code` is that of the system, such as `EADDRINUSE`. */
export class ListenError extends Error {
  override readonly name = 'ListenError'
  readonly code: string

  constructor(message: string, code: string, cause: unknown) {
    super(message, { cause })
    this.code = code
  }
}

/** Serves a fetch function over HTTP. @throws `ListenError` */
export async function listen(
  fetch: (request: Request) => Promise<Response>,
  options: ListenOptions = {},
): Promise<Listener> {
  const { port = 8070, host = '127.0.0.1' } = options
  // The adaptor would otherwise put its own Request and Response in the place of the platform's.
  const server = createAdaptorServer({
    // Without the adaptor's second argument, which is no `RequestInit`.
    fetch: (request) => fetch(request),
    overrideGlobalObjects: false,
    hostname: host,
  }) as Server
  await new Promise<void>((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => reject(explain(error, host, port))
    server.once('error', fail)
    server.listen(port, host, () => {
      server.off('error', fail)
      resolve()
    })
  })
  const address = server.address() as AddressInfo
  let closed: Promise<void> | undefined
  return {
    url: `http://${urlHost(host)}:${address.port}`,
    port: address.port,
    close: () => {
      closed ??= new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      return closed
    },
  }
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): ListenError {
  const { code = 'UNKNOWN' } = error
  const advice = 'choose another one with the option "port" (on the command line: --port)'
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${port} of ${host} is in use already. Stop the program that uses it, or ${advice}.`,
    EACCES: `This user may not listen on port ${port} of ${host}; ${advice}.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Check the option "host" (on the command line: --host).`,
  }
  const sentence = sentences[code] ?? `Cannot listen on port ${port} of ${host} (${code}).`
  return new ListenError(sentence, code, error)
}

/** The host as it stands in a URL; "all interfaces" is no address to go to. */
function urlHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}
