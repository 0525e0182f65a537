// A stub of Keystone and of Monasca's statistics for benchmarks: generated series, a page, and the bytes sent.
import { createServer } from 'node:http'
import { portOf } from '../lib/portOf.mjs'

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
const pageSize = 10_000

/** Looks like a percentage, and is the same whenever it is asked for. */
function valueAt(time, seed) {
  const noise = Math.abs(Math.sin(time * 1e-3 + seed * 12.9898) * 43_758.5453) % 1
  return Math.round((40 + 30 * Math.sin(time / 1.8e7 + seed) + 10 * noise) * 1000) / 1000
}

/** Rows as text, remembered: making them must not slow the client's waiting down. */
const rows = new Map()
function rowAt(time, host, statistics) {
  const key = `${time} ${host} ${statistics}`
  if (!rows.has(key)) {
    const values = statistics.map((_, index) => valueAt(time, host * 10 + index))
    rows.set(key, `["${new Date(time).toISOString().slice(0, 19)}Z",${values.join(',')}]`)
  }
  return rows.get(key)
}

/** As the Python server on InfluxDB: pages are counted over all series, and `next` names the last row. */
function statisticsReply(query) {
  const [start, end] = [Date.parse(query.get('start_time')), Date.parse(query.get('end_time'))]
  const period = Number(query.get('period')) * 1000
  const statistics = query.get('statistics').split(',')
  const hosts = Number(query.get('name').split('.').at(-1))
  const [offsetHost, offsetTime] = (query.get('offset') ?? '0_').split('_')
  const elements = []
  let left = pageSize
  let next
  for (let host = Number(offsetHost); host < hosts && next === undefined; host += 1) {
    const first = host === Number(offsetHost) && offsetTime !== '' ? Date.parse(offsetTime) + period : start
    const texts = []
    for (let time = first; time < end; time += period) {
      if (left === 0) {
        next = `${host}_${new Date(time - period).toISOString()}`
        break
      }
      texts.push(rowAt(time, host, statistics))
      left -= 1
    }
    if (texts.length === 0) continue
    elements.push(
      `{"id":"${host}","name":"${query.get('name')}","dimensions":{"hostname":"web-${host}"},` +
        `"columns":${JSON.stringify(['timestamp', ...statistics])},"statistics":[${texts.join(',')}]}`,
    )
  }
  const self = `http://stub/v2.0/metrics/statistics?${query}`
  const links = [{ rel: 'self', href: self }]
  if (next !== undefined) links.push({ rel: 'next', href: `${self}&offset=${next}` })
  return `{"links":${JSON.stringify(links)},"elements":[${elements.join(',')}]}`
}

const page =
  '<!doctype html><meta charset="utf-8"><title>bench</title><script type="module" src="/work.js"></script>'
let script = ''
const sockets = new Set()
const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    if (request.url.endsWith('/auth/tokens')) {
      response.writeHead(201, { 'content-type': 'application/json', 'x-subject-token': 'bench' }).end(token)
    } else if (request.url === '/work.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
    } else if (request.url === '/') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(page)
    } else if (!request.url.startsWith('/v2.0/')) {
      response.writeHead(404).end()
    } else {
      const { searchParams } = new URL(request.url, 'http://stub')
      const body = statisticsReply(searchParams)
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
        .end(body)
    }
  })
})
server.on('connection', (socket) => sockets.add(socket))
server.listen(0, '127.0.0.1', () => process.send(portOf(server)))
process.on('message', ({ type, text }) => {
  if (type === 'script') script = text
  // How many bytes it has sent so far, headers included.
  else process.send([...sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0))
})
process.on('disconnect', () => process.exit(0))
