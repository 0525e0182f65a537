import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A received request, without connection details. */
export type Received = {
  method: string
  /** Including its query. */
  url: string
  headers: Readonly<Record<string, string>>
  /** JSON and forms are parsed, other text is kept unchanged. */
  body: unknown
}

export type Reply = { status?: number; headers?: Readonly<Record<string, string>>; body?: unknown }

/** Responds to a request; `count` is 0 for the first of that method and path. */
export type Script = (request: Received, count: number, url: string) => Reply

export type Recorder = {
  url: string
  /** Runs `work` with responses from `script`, and returns the received requests. */
  record(script: Script, work: () => Promise<void>): Promise<Received[]>
  close(): void
}

/** Headers of the connection, the program or the platform. */
const ignored = new Set([
  'accept-encoding',
  'accept-language',
  'connection',
  'content-length',
  'host',
  'sec-fetch-mode',
  'transfer-encoding',
])

function readBody(text: string, type = ''): unknown {
  if (text === '') return undefined
  if (type.startsWith('application/json')) return JSON.parse(text)
  if (type.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(text))
  return text
}

async function receive(incoming: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const { method = '', url = '' } = incoming
  const headers = Object.entries(incoming.headers).flatMap(([name, value]) => {
    // The libraries add their own name after the given user agent.
    const named = name === 'user-agent' || name === 'forwarded'
    const text = named ? String(value).replace(/^node$|(^driver\.py|) ?keystoneauth1.*$/, '') : value
    return ignored.has(name) || !text ? [] : [[name, String(text)] as const]
  })
  const body = readBody(Buffer.concat(chunks).toString(), incoming.headers['content-type'])
  return { method, url, headers: Object.fromEntries(headers), body }
}

/** A server on a free port that records its requests. */
export async function startRecorder(): Promise<Recorder> {
  let received: Received[] = []
  let reply: Script = () => ({})
  let url = ''
  const answer = async (incoming: IncomingMessage, response: ServerResponse) => {
    const request = await receive(incoming)
    const same = received.filter((other) => other.method === request.method && other.url === request.url)
    received.push(request)
    const { status = 200, headers = {}, body } = reply(request, same.length, url)
    const type = typeof body === 'string' ? 'text/html' : 'application/json'
    response.writeHead(status, { 'Content-Type': type, ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body ?? {}))
  }
  const server = createServer((incoming, response) => {
    answer(incoming, response).catch((error: unknown) => response.destroy(error as Error))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    async record(script, work) {
      reply = script
      received = []
      await work()
      return received
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
