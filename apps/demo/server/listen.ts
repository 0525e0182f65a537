import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createHostGuard } from '@monasca/emulator/hosts'
import { readAddresses } from './addresses.js'

export type Listening = {
  /** The address for this machine's browser. */
  url: string
  /** Addresses for other machines. */
  networkUrls: string[]
  port: number
  close: () => Promise<void>
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
    if (guard(incoming, outgoing)) void answer(incoming, outgoing)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo
  return {
    ...readAddresses(host, address.port),
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        // Browsers keep connections open for minutes: do not wait for them.
        server.closeAllConnections()
      }),
  }
}

/** Whether listening failed because the port is in use. */
export function isPortBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}
