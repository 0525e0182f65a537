import { readFileSync } from 'node:fs'
import {
  createServer,
  request as forward,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createTlsServer, type ServerOptions } from 'node:https'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** The path of a test-only certificate or key. */
export function fixture(name: string): string {
  return fileURLToPath(new URL(`../fixtures/tls/${name}`, import.meta.url))
}

/** The content of a test-only certificate or key. */
export function fixtureText(name: string): string {
  return readFileSync(fixture(name), 'utf8')
}

async function start(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** A server on plain http. */
export async function listenPlain(answer: Answer): Promise<string> {
  return `http://127.0.0.1:${await start(createServer(answer))}`
}

/** A server with the test certificate; `clients` is its policy for client certificates. */
export async function listenTls(answer: Answer, clients?: 'wanted' | 'required'): Promise<string> {
  const options: ServerOptions = { cert: fixtureText('server.pem'), key: fixtureText('server.key') }
  if (clients) {
    options.ca = fixtureText('ca.pem')
    options.requestCert = true
    options.rejectUnauthorized = clients === 'required'
  }
  return `https://127.0.0.1:${await start(createTlsServer(options, answer))}`
}

/** The requests of a proxy: `GET http://…` or `CONNECT host:port`, with their credentials. */
export type ProxyLog = { line: string; authorization: string | undefined }[]

/** A proxy that forwards plain requests and tunnels others; it can require the user `user` with `pass word`. */
export async function listenProxy(options: { guarded?: boolean; tls?: boolean } = {}): Promise<{
  url: string
  log: ProxyLog
}> {
  const log: ProxyLog = []
  const refused = (authorization: string | undefined) =>
    options.guarded && authorization !== `Basic ${Buffer.from('user:pass word').toString('base64')}`
  const answer: Answer = (incoming, response) => {
    const { 'proxy-authorization': authorization, ...headers } = incoming.headers
    log.push({ line: `${incoming.method} ${incoming.url}`, authorization })
    if (refused(authorization)) {
      response.writeHead(407).end()
      return
    }
    const outgoing = forward(incoming.url ?? '', { method: incoming.method, headers }, (reply) => {
      response.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.pipe(response)
    })
    incoming.pipe(outgoing)
  }
  const server = options.tls
    ? createTlsServer({ cert: fixtureText('server.pem'), key: fixtureText('server.key') }, answer)
    : createServer(answer)
  server.on('connect', (incoming: IncomingMessage, socket: Socket) => {
    const authorization = incoming.headers['proxy-authorization']
    log.push({ line: `CONNECT ${incoming.url}`, authorization })
    if (refused(authorization)) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
      return
    }
    const { hostname, port } = new URL(`http://${incoming.url}`)
    const target = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      target.pipe(socket).pipe(target)
    })
    target.on('error', () => socket.destroy())
    socket.on('error', () => target.destroy())
  })
  const port = await start(server)
  return { url: options.tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`, log }
}
