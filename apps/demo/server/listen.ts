import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'

export type Listening = { url: string; port: number; close: () => Promise<void> }

/** Milliseconds in which a browser must have sent its whole request. */
const requestTimeout = 60_000

/** A Hono application, or anything like it. */
export type Handler = { fetch(request: Request, env: Record<string, unknown>): Response | Promise<Response> }

/** Listens on a port (0: any free one); rejects with Node's own error when it cannot. */
export async function listen(handler: Handler, port: number, host: string): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: (request, env) => handler.fetch(request, { ...env }),
    serverOptions: { requestTimeout },
  }) as Server
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo
  const name = host.includes(':') ? `[${host}]` : host
  return {
    url: `http://${name}:${address.port}`,
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        // Browsers keep connections open for minutes; stopping does not wait for them.
        server.closeAllConnections()
      }),
  }
}

/** Whether listening failed because something else has the port. */
export function isPortBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}
