import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { ConnectionDropped } from './connectionDropped.js'
import { type Arrival, createTurns } from './createTurns.js'
import type { HostGuard } from './hosts/createHostGuard.js'

/** Answers a request of a Node server. */
export type NodeHandler = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>

/**
 * Makes a fetch function answer requests of a Node server; it is told the address that each comes from. Where it says that
 * a connection is dropped, the connection ends. Requests that `guard` refuses do not reach the function.
 *
 * @param hostname stands in URLs of requests without a `Host` header @default 'localhost'
 */
export function nodeHandler(
  fetch: (request: Request, peer: string) => Promise<Response>,
  guard: HostGuard,
  hostname = 'localhost',
): NodeHandler {
  const turn = createTurns()
  const known = new WeakSet<object>()
  const arrivalOf = (request: Request, { socket }: { socket: object }): Arrival => {
    const isFirst = !known.has(socket)
    known.add(socket)
    // Clients do nothing before they have signed in.
    return { isUrgent: new URL(request.url).pathname.startsWith('/identity/'), isFirst }
  }
  const handler = getRequestListener(
    async (request, { incoming }) => {
      try {
        await turn(arrivalOf(request, incoming))
        const response = await fetch(request, incoming.socket.remoteAddress ?? '')
        const isDamaged = response.headers.get('Transfer-Encoding') === 'chunked'
        return isDamaged ? endWithBody(response, () => incoming.socket.destroy()) : response
      } catch (error) {
        if (!(error instanceof ConnectionDropped)) throw error
        incoming.socket.destroy()
        return RESPONSE_ALREADY_SENT
      }
    },
    // The adaptor would otherwise put its own Request and Response in the place of the platform's.
    { overrideGlobalObjects: false, hostname },
  )
  return async (incoming, outgoing) => {
    if (!guard(incoming, outgoing)) return
    const { host } = incoming.headers
    // The adaptor takes the short spelling of IPv6 addresses only.
    if (host?.startsWith('[')) incoming.headers.host = new URL(`http://${host.replace(/%[^\]]*/, '')}`).host
    await handler(incoming, outgoing)
  }
}

/** A body that fails ends the connection: the adaptor would report the failure on the console as well. */
function endWithBody({ status, headers, body }: Response, end: () => void): Response {
  const reader = body?.getReader()
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const part = await reader?.read().catch(() => end())
      if (part?.value === undefined) controller.close()
      else controller.enqueue(part.value)
    },
    cancel: (reason) => reader?.cancel(reason),
  })
  return new Response(stream, { status, headers })
}
