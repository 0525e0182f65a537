import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net'

/** A server that a test puts behind the gateway. */
export type Upstream = { url: string; port: number; close: () => void }

async function open(server: Server | ReturnType<typeof createTcpServer>, scheme: string): Promise<Upstream> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  return {
    url: `${scheme}://127.0.0.1:${port}`,
    port,
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** Answers in HTTP. */
export function startUpstream(answer: RequestListener): Promise<Upstream> {
  return open(createServer(answer), 'http')
}

/** Answers in HTTPS. */
export function startTlsUpstream(
  identity: { cert: Buffer; key: Buffer },
  answer: RequestListener,
): Promise<Upstream> {
  return open(createTlsServer(identity, answer), 'https')
}

/** Answers with bytes. */
export function startTcpUpstream(connected: (socket: Socket) => void): Promise<Upstream> {
  return open(createTcpServer(connected), 'http')
}
