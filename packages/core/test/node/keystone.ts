import type { IncomingMessage, ServerResponse } from 'node:http'

/** The requests of the server, for assertions. */
export type Received = { line: string; headers: IncomingMessage['headers']; body: unknown }

/**
 * A handler that is Keystone at `/identity` and Monasca at `/v2.0`: enough of both to sign in with any method and to
 * read metric names, one for each region.
 */
export function createCloud(): {
  answer: (request: IncomingMessage, response: ServerResponse) => void
  received: Received[]
} {
  const received: Received[] = []
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const { method = '', url = '', headers } = request
    const body = text.startsWith('{') ? JSON.parse(text) : text
    received.push({ line: `${method} ${url}`, headers, body })
    const scheme = 'encrypted' in request.socket ? 'https' : 'http'
    const origin = `${scheme}://${headers.host}`
    const reply = (status: number, json: unknown, more: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...more }).end(JSON.stringify(json))
    }
    const link = { rel: 'self', href: `${origin}/identity/v3/` }
    const path = url.replace(/\?.*/, '')
    if (path.startsWith('/v2.0/metrics/names') || path.startsWith('/two/v2.0/metrics/names')) {
      reply(200, { links: [], elements: [{ name: path.startsWith('/two') ? 'two' : 'one' }] })
    } else if (path === '/identity/v3/auth/tokens' && method === 'POST') {
      const endpoints = ['one', 'two'].map((region) => ({
        id: region,
        interface: 'public',
        region_id: region,
        region,
        url: `${origin}${region === 'two' ? '/two' : ''}/v2.0`,
      }))
      const token = {
        methods: ['password'],
        user: { id: 'u', name: 'user', domain: { id: 'default', name: 'Default' } },
        project: { id: 'p', name: 'project', domain: { id: 'default', name: 'Default' } },
        roles: [{ id: 'r', name: 'monasca-user' }],
        catalog: [{ id: 's', type: 'monitoring', name: 'monasca', endpoints }],
        issued_at: '2026-01-01T00:00:00.000000Z',
        expires_at: '2100-01-01T00:00:00.000000Z',
      }
      reply(201, { token }, { 'x-subject-token': 'keystone-token' })
    } else if (path.startsWith('/identity')) {
      const version = { id: 'v3.14', status: 'stable', links: [link] }
      const one = path.startsWith('/identity/v3')
      reply(one ? 200 : 300, one ? { version } : { versions: { values: [version] } })
    } else {
      reply(404, { title: 'Not Found' })
    }
  }
  return { received, answer: (request, response) => void answer(request, response) }
}
