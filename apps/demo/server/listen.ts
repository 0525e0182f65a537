import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createHostGuard } from '@monasca/emulator/hosts'
import { readAddresses } from './addresses.js'
import { trackRequests } from './trackRequests.js'

export type Listening = {
  /** The address for this machine's browser. */
  url: string
  /** Addresses for other machines. */
  networkUrls: string[]
  port: number
  /**
   * Accepts no more requests, and resolves when those under way have ended; connections that are left after `patience`
   * milliseconds are closed. @default 0
   */
  close: (patience?: number) => Promise<void>
}

/** A Hono application, or a similar one. */
export type Handler = {
  fetch(request: Request, env: Record<string, unknown>): Response | Promise<Response>
}

export type ListenOptions = {
  /** 0: any free one. */
  port: number
  host: string
  /** Hosts to accept besides loopback names and `host`. */
  allowedHosts?: readonly string[] | undefined
}

/** Responds while the server accepts requests; it says nothing about Keystone and Monasca. */
const healthPath = '/healthz'

/** Milliseconds within which a browser must have sent its whole request. */
const requestTimeout = 60_000

/**
 * Listens on a port, and accepts requests to its own names only (against DNS rebinding).
 *
 * @throws Node's own error if it cannot listen
 */
export async function listen(handler: Handler, options: ListenOptions): Promise<Listening> {
  const { port, host, allowedHosts } = options
  const guard = createHostGuard({ host, allowedHosts })
  const answer = getRequestListener((request, env) => handler.fetch(request, { ...env }))
  const server = createServer({ requestTimeout }, (incoming, outgoing) => {
    // Probes of load balancers address a server by its number.
    if (incoming.url === healthPath) answerHealth(incoming, outgoing)
    else if (guard(incoming, outgoing)) void answer(incoming, outgoing)
  })
  const requests = trackRequests(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo
  return {
    ...readAddresses(host, address.port),
    port: address.port,
    close: async (patience = 0) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await requests.drain(patience)
      server.closeAllConnections()
      await closed
    },
  }
}

/** Whether listening failed because the port is in use. */
export function isPortBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

function answerHealth({ method }: IncomingMessage, outgoing: ServerResponse): void {
  const isRead = method === 'GET' || method === 'HEAD'
  outgoing.writeHead(isRead ? 200 : 405, {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...(isRead ? {} : { Allow: 'GET, HEAD' }),
  })
  outgoing.end(isRead ? '{"status":"ok"}' : undefined)
}
