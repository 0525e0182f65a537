import { createServer } from 'node:http'
import type { AllowedHosts } from './hosts/allowedHosts.js'
import { createHostGuard } from './hosts/createHostGuard.js'
import { nodeHandler } from './nodeHandler.js'
import { type Listener, startServer, timeouts } from './startServer.js'

/** Where to listen. */
export type ListenOptions = {
  /** 0 chooses a free port. @default 8070 */
  port?: number | undefined
  /** Name or address of the network interface. @default '127.0.0.1', which is unreachable from other machines */
  host?: string | undefined
  /**
   * Milliseconds that a request may take to arrive, including its body. After that it gets 408 and the connection is
   * closed.
   *
   * @default 60000
   */
  requestTimeout?: number | undefined
}

/**
 * Serves a fetch function over HTTP. The function receives the client's address with each request.
 *
 * @throws `ListenError`
 */
export function listen(
  fetch: (request: Request, peer: string) => Promise<Response>,
  options: ListenOptions = {},
  allowedHosts?: AllowedHosts | undefined,
): Promise<Listener> {
  const { port = 8070, host = '127.0.0.1', requestTimeout } = options
  const handle = nodeHandler(fetch, createHostGuard({ host, allowedHosts }), host)
  const server = createServer(
    timeouts(requestTimeout),
    (incoming, outgoing) => void handle(incoming, outgoing),
  )
  return startServer(server, { port, host, names: { option: 'port', argument: '--port' } })
}
