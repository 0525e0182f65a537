import type { Server, ServerOptions } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A listening server. */
export type Listener = {
  /** Such as `http://127.0.0.1:8070`, without a trailing slash. */
  url: string
  port: number
  /** Stops listening and closes open connections immediately; further calls do nothing. */
  close(): Promise<void>
}

/** Thrown if a port cannot be listened on; `code` is that of the system, such as `EADDRINUSE`. */
export class ListenError extends Error {
  override readonly name = 'ListenError'
  readonly code: string

  constructor(message: string, code: string, cause: unknown) {
    super(message, { cause })
    this.code = code
  }
}

/**
 * Maximum number of connections that wait to be accepted: each browser opens six. The system may have a lower limit.
 */
const backlog = 4096

type Place = {
  /** 0 chooses a free port. */
  port: number
  host: string
  /** The names of the port's option and argument, for error messages. */
  names: { option: string; argument: string }
}

/** Options of a Node server that closes connections of clients that are too slow. */
export function timeouts(requestTimeout = 60_000): ServerOptions {
  return {
    requestTimeout,
    headersTimeout: Math.min(requestTimeout, 20_000),
    connectionsCheckingInterval: Math.min(requestTimeout, 5000),
  }
}

/** Starts to listen. @throws `ListenError` */
export async function startServer(server: Server, place: Place): Promise<Listener> {
  const { port, host } = place
  await new Promise<void>((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => reject(explain(error, place))
    server.once('error', fail)
    server.listen({ port, host, backlog }, () => {
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

function explain(error: NodeJS.ErrnoException, { port, host, names }: Place): ListenError {
  const { code = 'UNKNOWN' } = error
  const advice = `choose another one with the option "${names.option}" (on the command line: ${names.argument})`
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${port} of ${host} is in use already. Stop the program that uses it, or ${advice}.`,
    EACCES: `This user may not listen on port ${port} of ${host}; ${advice}.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Check the option "host" (on the command line: --host).`,
  }
  const sentence = sentences[code] ?? `Cannot listen on port ${port} of ${host} (${code}).`
  return new ListenError(sentence, code, error)
}

/** The host as written in a URL; the address for all interfaces is not reachable. */
function urlHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}
