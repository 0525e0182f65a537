import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'

const built = fileURLToPath(new URL('../../../packages/core/dist/', import.meta.url))
const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'"

const rows = Array.from({ length: 20_000 }, (_, row) => [new Date(row * 1000).toISOString(), row / 7, {}])
const columns = ['timestamp', 'value', 'value_meta']
const reply = JSON.stringify({
  links: [],
  elements: [{ id: '0', name: 'cpu', dimensions: {}, columns, measurements: rows }],
})

/** The built package without a bundler, an empty page with a strict policy, and a Monasca that counts its requests. */
async function serve() {
  let requests = 0
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    response.setHeader('content-security-policy', policy)
    if (pathname === '/') {
      response.setHeader('content-type', 'text/html')
      response.end('<!doctype html><title>Empty</title>')
    } else if (pathname.startsWith('/v2.0/')) {
      requests++
      response.setHeader('content-type', 'application/json')
      response.end(reply)
    } else {
      response.setHeader('content-type', 'text/javascript')
      readFile(built + pathname).then(
        (text) => response.end(text),
        () => response.writeHead(404).end(),
      )
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    server,
    count: () => requests,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  }
}

/** Reads twice in the page: the first read starts the worker. Returns the last value, and what the worker was sent. */
async function readTwice(file: string) {
  const bundle: string = '/monasca.js'
  const core = (await import(bundle)) as typeof import('@monasca/core/bundle')
  const sent: string[] = []
  const decodeIn = core.createDecoderWorker(() => {
    const worker = new Worker(file, { type: 'module' })
    const post = worker.postMessage.bind(worker)
    worker.postMessage = (message: { type: string }, options: unknown) => {
      sent.push(message.type)
      post(message, options as StructuredSerializeOptions)
    }
    return worker
  })
  const endpoint = `${location.origin}/v2.0`
  const session = core.createSession({ auth: new core.NoAuth({ endpoint }) })
  const client = core.createClient({ session, endpoint, decodeIn })
  let last: number | undefined
  for (let count = 0; count < 2; count++) {
    const { elements } = await core.listMeasurementColumns(client, {
      name: 'cpu',
      startTime: 0,
      limit: 20_000,
    })
    last = elements[0]?.columns.value.at(-1)
  }
  return { last, sent: [...new Set(sent)] }
}

for (const [what, file, sent] of [
  ['the worker requests and decodes', '/decoderWorker.js', ['open', 'write', 'end', 'fetch']],
  ['without the file of the worker the page decodes', '/missing.js', []],
] as const) {
  test(`built files and a strict policy, no bundler: ${what}`, async ({ page }) => {
    const { server, count, origin } = await serve()
    try {
      await page.goto(origin)
      expect(await page.evaluate(readTwice, file)).toEqual({ last: 19_999 / 7, sent })
      expect(count()).toBe(2)
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })
}
