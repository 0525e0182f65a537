import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Json } from './setup.js'

/** A request that a webhook server has received. */
export type Hook = { path: string; method: string; contentType: string | undefined; body: Json }

/** A server that receives webhooks. */
export type HookServer = {
  url: string
  port: number
  /** In order of arrival. */
  received: Hook[]
  /** The reply to the next requests: a status, or none. @default 200 */
  answer: number | 'never'
  /** Target of redirects. */
  location: string | undefined
  /** Resolves when there are that many. */
  waitFor(count: number): Promise<void>
}

/** Starts a server on a free port of this machine that is closed after the test. */
export async function startHooks(): Promise<HookServer> {
  const waiting: { count: number; resolve: () => void }[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => {
      text += chunk
    })
    request.on('end', () => {
      const { url: path = '', method = '', headers } = request
      hooks.received.push({ path, method, contentType: headers['content-type'], body: JSON.parse(text) })
      for (const { count, resolve } of waiting) if (hooks.received.length >= count) resolve()
      if (hooks.answer === 'never') return
      response.writeHead(hooks.answer, hooks.location === undefined ? {} : { Location: hooks.location })
      response.end('ok')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const { port } = server.address() as AddressInfo
  const hooks: HookServer = {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    received: [],
    answer: 200,
    location: undefined,
    waitFor: (count) =>
      new Promise((resolve) => {
        if (hooks.received.length >= count) resolve()
        else waiting.push({ count, resolve })
      }),
  }
  return hooks
}
