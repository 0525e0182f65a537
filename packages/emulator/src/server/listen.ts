import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { type Listener, startServer } from './startServer.js'

/** Where to listen. */
export type ListenOptions = {
  /** 0 takes a free one. @default 8070 */
  port?: number | undefined
  /** Name or address of the network interface. @default '127.0.0.1', which other machines cannot reach */
  host?: string | undefined
}

/**
 * Serves a fetch function over HTTP; it is told the address that each request comes from.
 *
 * @throws `ListenError`
 */
export function listen(
  fetch: (request: Request, peer: string) => Promise<Response>,
  options: ListenOptions = {},
): Promise<Listener> {
  const { port = 8070, host = '127.0.0.1' } = options
  // The adaptor would otherwise put its own Request and Response in the place of the platform's.
  const server = createAdaptorServer({
    fetch: (request, { incoming }) => fetch(request, incoming.socket.remoteAddress ?? ''),
    overrideGlobalObjects: false,
    hostname: host,
  }) as Server
  return startServer(server, { port, host, names: { option: 'port', argument: '--port' } })
}
