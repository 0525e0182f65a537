// A stub of Keystone and Monasca for benchmarks: canned answers, so that only the client's own work differs.
import { createServer } from 'node:http'
import { portOf } from '../lib/portOf.mjs'

const metrics = JSON.stringify({
  links: [{ rel: 'self', href: 'http://stub/v2.0/metrics' }],
  elements: Array.from({ length: 100 }, (_, index) => ({
    id: String(index),
    name: 'cpu.user_perc',
    dimensions: { hostname: `web-${index}`, service: 'shop', region: 'RegionOne' },
  })),
})

const token = JSON.stringify({
  token: {
    methods: ['password'],
    user: { id: 'u', name: 'bench', domain: { id: 'default', name: 'Default' } },
    project: { id: 'p', name: 'bench', domain: { id: 'default', name: 'Default' } },
    roles: [{ id: 'r', name: 'monasca-user' }],
    issued_at: new Date().toISOString(),
    expires_at: new Date(Date.now() + 3_600_000).toISOString(),
    catalog: [],
  },
})

const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    if (request.url.endsWith('/auth/tokens')) {
      response.writeHead(201, { 'content-type': 'application/json', 'x-subject-token': 'bench' }).end(token)
    } else {
      response.writeHead(200, { 'content-type': 'application/json' }).end(metrics)
    }
  })
})
server.listen(0, '127.0.0.1', () => process.send(portOf(server)))
process.on('disconnect', () => process.exit(0))
