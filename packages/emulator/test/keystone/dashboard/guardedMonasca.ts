import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSession } from '@monasca/core'
import { V3Password } from '@monasca/core/identity'
import type { Emulator } from '../../../src/index.js'

/** The emulator's Monasca behind a real Keystone. */
export type GuardedMonasca = {
  /** Ends in `/v2.0`. */
  url: string
  close: () => Promise<void>
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return parts.length > 0 ? Buffer.concat(parts) : undefined
}

/**
 * Serves the emulator's Monasca to tokens of another Keystone, as keystonemiddleware does: each token is validated
 * there, and gets 401 if Keystone does not know it. All users share the emulator's project `mini-mon`.
 */
export async function guardMonasca(
  emulator: Emulator,
  isValid: (token: string) => Promise<boolean>,
): Promise<GuardedMonasca> {
  const auth = new V3Password({
    authUrl: 'http://emulator.test/identity',
    username: 'mini-mon',
    password: 'password',
    userDomainId: 'default',
    projectName: 'mini-mon',
    projectDomainId: 'default',
  })
  const session = createSession({ auth, fetch: emulator.fetch })
  const handle = async (request: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const given = request.headers['x-auth-token']
    const body = await readBody(request)
    if (typeof given !== 'string' || !(await isValid(given))) {
      reply.writeHead(401, { 'Content-Type': 'application/json' }).end('{"title":"Unauthorized"}')
      return
    }
    const { method = 'GET', url = '/' } = request
    const response = await emulator.fetch(`http://emulator.test${url}`, {
      method,
      headers: {
        'X-Auth-Token': (await session.getToken()) ?? '',
        'Content-Type': request.headers['content-type'] ?? 'application/json',
      },
      ...(body && { body: new Uint8Array(body) }),
    })
    const type = response.headers.get('Content-Type')
    reply.writeHead(response.status, type === null ? {} : { 'Content-Type': type })
    reply.end(Buffer.from(await response.arrayBuffer()))
  }
  const server = createServer((request, reply) => {
    handle(request, reply).catch((error: unknown) => reply.destroy(error as Error))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v2.0`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
