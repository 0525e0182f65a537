import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export type ReceivedRequest = {
  method: string
  /** Including its query. */
  url: string
  headers: IncomingMessage['headers']
  body: string
}

export type Reply = {
  status?: number
  headers?: Record<string, string>
  /** Text unchanged, anything else as JSON. */
  body?: unknown
}

export type TestServer = { url: string; requests: ReceivedRequest[]; server: Server }

type Handler = (
  request: ReceivedRequest,
  response: ServerResponse,
) => Reply | undefined | Promise<Reply | undefined>

/** A real HTTP server on a free port that records its requests; closed when the test ends. */
export async function listen(handle: Handler): Promise<TestServer> {
  const requests: ReceivedRequest[] = []
  const answer = async (incoming: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const { method = '', url = '', headers } = incoming
    const request = { method, url, headers, body: Buffer.concat(chunks).toString() }
    requests.push(request)
    const reply = await handle(request, response)
    // A handler without a result sends the response itself.
    if (!reply) return
    const { status = 200, headers: more = {}, body } = reply
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
    const type = typeof body === 'string' ? 'text/html' : 'application/json'
    response.writeHead(status, { ...(text === undefined ? {} : { 'content-type': type }), ...more })
    response.end(text)
  }
  const server = createServer((incoming, response) => {
    answer(incoming, response).catch((error: unknown) => response.destroy(error as Error))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, server }
}
