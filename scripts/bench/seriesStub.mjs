// Measurements for benchmarks: a Monasca that has one metric, and the page that reads it in a browser.
import { createServer } from 'node:http'
import { portOf } from '../lib/portOf.mjs'

/** What the page and its worker run; too long for an argument. */
let scripts = { work: '', worker: '' }
process.on('message', (/** @type {typeof scripts} */ message) => {
  scripts = message
})

/**
 * As a server prints them: a measurement every 30 seconds, with a value of 15 to 17 digits. Several hosts have them at
 * the same times.
 */
function makeReply(count, hosts) {
  const start = Date.UTC(2025, 0, 1)
  let state = 1
  const series = Array.from({ length: hosts }, (_, host) => {
    const rows = Array.from({ length: count / hosts }, (_, index) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      return `["${new Date(start + index * 30_000).toISOString()}", ${(state / 2 ** 32) * 100}, {}]`
    })
    return `{"id": "${host}", "name": "cpu.user_perc", "dimensions": {"hostname": "web${host + 1}"}, "columns": ["timestamp", "value", "value_meta"], "measurements": [${rows.join(', ')}]}`
  })
  return Buffer.from(
    `{"links": [{"rel": "self", "href": "http://stub/"}], "elements": [${series.join(', ')}]}`,
  )
}

const replies = new Map()
function replyOf(count, hosts) {
  const key = `${count} ${hosts}`
  if (!replies.has(key)) replies.set(key, makeReply(count, hosts))
  return replies.get(key)
}

const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    const url = new URL(request.url, 'http://localhost')
    if (url.pathname === '/') {
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end('<!doctype html><script type="module" src="/work.js"></script>')
    } else if (url.pathname === '/work.js' || url.pathname === '/worker.js') {
      const script = url.pathname === '/work.js' ? scripts.work : scripts.worker
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
    } else {
      const hosts = url.searchParams.has('group_by') ? 100 : 1
      const body = replyOf(Number(url.searchParams.get('limit')), hosts)
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
      response.end(body)
    }
  })
})
// A round of the slow way is longer than Node's 5 seconds: its connection must not be closed meanwhile.
server.keepAliveTimeout = 120_000
server.listen(0, '127.0.0.1', () => process.send(portOf(server)))
process.on('disconnect', () => process.exit(0))
