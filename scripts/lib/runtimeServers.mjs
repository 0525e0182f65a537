// What the runtimes talk to besides the emulator: servers with TLS, and a proxy.
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { connect } from 'node:net'
import { join } from 'node:path'
import { portOf } from './portOf.mjs'
import { root } from './run.mjs'

const fixture = (name) => join(root, 'packages', 'core', 'test', 'fixtures', 'tls', name)

async function listen(server) {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return portOf(server)
}

/** A proxy that tunnels; `GET /log` returns, and then forgets, where to. */
function createProxy() {
  let log = []
  const proxy = createServer((_request, response) => {
    response.end(JSON.stringify(log))
    log = []
  })
  proxy.on('connect', ({ url }, socket) => {
    log.push(url)
    const [host, port] = url.split(':')
    const other = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      other.pipe(socket)
      socket.pipe(other)
    })
    for (const [from, to] of [
      [socket, other],
      [other, socket],
    ]) {
      from.on('error', () => to.destroy())
      from.on('close', () => to.destroy())
    }
  })
  return proxy
}

/** Starts them; resolves to their addresses, the files of certificates, and how to stop them. */
export async function startRuntimeServers() {
  const [ca, cert, key] = await Promise.all(
    ['ca.pem', 'server.pem', 'server.key'].map((name) => readFile(fixture(name))),
  )
  const hello = (_request, response) => response.end('hello')
  const tls = createTlsServer({ cert, key }, hello)
  const mutual = createTlsServer({ cert, key, ca, requestCert: true, rejectUnauthorized: true }, hello)
  const proxy = createProxy()
  return {
    addresses: {
      tls: `https://127.0.0.1:${await listen(tls)}`,
      mutual: `https://127.0.0.1:${await listen(mutual)}`,
      proxy: `http://127.0.0.1:${await listen(proxy)}`,
      ca: fixture('ca.pem'),
      cert: fixture('client.pem'),
      key: fixture('client.key'),
    },
    stop() {
      for (const server of [tls, mutual, proxy]) {
        server.closeAllConnections()
        server.close()
      }
    },
  }
}
