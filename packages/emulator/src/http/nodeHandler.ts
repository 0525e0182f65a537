import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { compressReply } from './compression/index.js'
import { ConnectionDropped } from './connectionDropped.js'
import { type Arrival, createTurns } from './createTurns.js'
import type { HostGuard } from './hosts/createHostGuard.js'

/** Answers a request of a Node server. */
export type NodeHandler = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>

/**
 * Adapts a fetch function to requests of a Node server. The function receives the client's address with each request.
 * If it throws `ConnectionDropped`, the connection is closed. Replies of Monasca are compressed: see `compressReply`.
 * Requests that `guard` refuses do not reach the function.
 *
 * @param hostname host in the URLs of requests without a `Host` header @default 'localhost'
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
    // Clients wait for their sign-in before they do anything else.
    return { isUrgent: new URL(request.url).pathname.startsWith('/identity/'), isFirst }
  }
  const handler = getRequestListener(
    async (request, { incoming }) => {
      try {
        await turn(arrivalOf(request, incoming))
        const response = await fetch(request, incoming.socket.remoteAddress ?? '')
        const isDamaged = response.headers.get('Transfer-Encoding') === 'chunked'
        return isDamaged
          ? endWithBody(response, () => incoming.socket.destroy())
          : await compressReply(request, response)
      } catch (error) {
        if (!(error instanceof ConnectionDropped)) throw error
        incoming.socket.destroy()
        return RESPONSE_ALREADY_SENT
      }
    },
    // Otherwise the adaptor would replace the platform's Request and Response with its own.
    { overrideGlobalObjects: false, hostname },
  )
  return async (incoming, outgoing) => {
    if (!guard(incoming, outgoing)) return
    const { host } = incoming.headers
    // The adaptor accepts only the short spelling of IPv6 addresses.
    if (host?.startsWith('[')) incoming.headers.host = new URL(`http://${host.replace(/%[^\]]*/, '')}`).host
    await handler(incoming, outgoing)
  }
}

/** Closes the connection if the body fails: the adaptor would also report the failure on the console. */
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
