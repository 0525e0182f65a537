import { readFileSync } from 'node:fs'
import type { IncomingMessage, RequestListener } from 'node:http'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { sendRaw } from '../../test/sendRaw.js'
import { startTcpUpstream, startTlsUpstream, startUpstream, type Upstream } from '../../test/startUpstream.js'
import { createApp } from '../app.js'
import { type Listening, listen } from '../listen.js'
import { createGateway, type GatewayOptions } from './createGateway.js'

const tlsFile = (name: string) =>
  fileURLToPath(new URL(`../../../../packages/core/test/fixtures/tls/${name}`, import.meta.url))

const open: { close: () => unknown }[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((item) => item.close()))
})

type Limits = Pick<GatewayOptions, 'answerTimeout' | 'idleTimeout' | 'caFile' | 'publicUrl'>

/** The dashboard's server in front of one upstream: Keystone below `/keystone` there, Monasca at its root. */
async function startGateway(upstream: Upstream, limits: Limits = {}) {
  const log: string[] = []
  const backend = createGateway({
    keystoneUrl: `${upstream.url}/keystone/v3/`,
    monascaUrl: `${upstream.url}/v2.0`,
    onFailure: (line) => log.push(line),
    ...limits,
  })
  const server: Listening = await listen(createApp({ backend, files: new Map() }), {
    port: 0,
    host: '127.0.0.1',
  })
  open.push(upstream, server)
  return { url: server.url, port: server.port, log }
}

/** A gateway to a server that answers so, with the requests that reach it. */
async function gatewayTo(answer: RequestListener, limits?: Limits) {
  const seen: (Pick<IncomingMessage, 'method' | 'url' | 'headers'> & { body: string })[] = []
  const upstream = await startUpstream((request, response) => {
    void text(request).then((body) => {
      seen.push({ method: request.method, url: request.url, headers: request.headers, body })
      answer(request, response)
    })
  })
  return { ...(await startGateway(upstream, limits)), upstream, seen }
}

const answerJson: RequestListener = (_, response) => {
  response.setHeader('Content-Type', 'application/json').end('{}')
}

const readMessage = async (response: Response) =>
  ((await response.json()) as { error: { message: string } }).error.message

test('paths: Keystone below /identity, Monasca below /v2.0', async () => {
  const { url, seen } = await gatewayTo(answerJson)
  await fetch(`${url}/identity/v3/auth/tokens?nocatalog`, { method: 'POST', body: '{"a":1}' })
  await fetch(`${url}/v2.0/metrics?name=a%2Cb`)
  await fetch(`${url}/identity`)
  expect(seen.map(({ method, url, body }) => `${method} ${url} ${body}`)).toEqual([
    'POST /keystone/v3/auth/tokens?nocatalog {"a":1}',
    'GET /v2.0/metrics?name=a%2Cb ',
    'GET /keystone/ ',
  ])
  expect(seen[0]?.headers['content-length']).toBe('7')
})

test('A10: of a request’s headers only those of OpenStack clients go up', async () => {
  const { url, port, seen } = await gatewayTo(answerJson)
  await fetch(`${url}/v2.0/metrics`, {
    headers: {
      'X-Auth-Token': 'secret',
      Accept: 'application/json',
      'OpenStack-Auth-Receipt': 'receipt',
      'X-OpenStack-Request-Id': 'req-1',
      ...{ Cookie: 'a=b', Origin: 'http://page', Referer: 'http://page/', TE: 'trailers' },
      ...{
        'X-Forwarded-For': '10.0.0.1',
        'X-Forwarded-Host': 'evil',
        'X-Real-IP': '10.0.0.1',
        Forwarded: 'for=1',
      },
      ...{
        'X-User-Id': 'admin',
        'X-Roles': 'admin',
        'X-Project-Id': 'p',
        'X-HTTP-Method-Override': 'DELETE',
      },
    },
  })
  // fetch sends no such headers: here they are as bytes.
  await sendRaw(port, [
    'GET /v2.0/alarms HTTP/1.1',
    'Host: 127.0.0.1',
    'Connection: close, X-Auth-Token, Keep-Alive',
    'Proxy-Connection: keep-alive',
    'Proxy-Authorization: Basic eDp5',
    'X-Auth-Token: named by Connection',
    'Upgrade: websocket',
  ])
  const names = ({ headers }: { headers: object }) => Object.keys(headers)
  const [first, second] = seen
  expect(first?.headers).toMatchObject({ 'x-auth-token': 'secret', 'openstack-auth-receipt': 'receipt' })
  const usual = [
    'accept',
    'accept-encoding',
    'accept-language',
    'connection',
    'host',
    'sec-fetch-mode',
    'user-agent',
  ]
  const more = ['openstack-auth-receipt', 'x-auth-token', 'x-openstack-request-id']
  expect(first && names(first).sort()).toEqual([...usual, ...more].sort())
  expect(second && names(second).filter((name) => !usual.includes(name))).toEqual([])
})

test('A10: of an answer’s headers only those that clients read come back', async () => {
  const kept = {
    'X-Subject-Token': 'token',
    'x-openstack-request-id': 'req-1',
    'Openstack-Auth-Receipt': 'receipt',
    'Retry-After': '7',
    'WWW-Authenticate': 'Keystone uri="https://cloud.example.org/identity"',
    Allow: 'GET',
    Vary: 'X-Auth-Token',
    ETag: '"1"',
  }
  const dropped = {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Credentials': 'true',
    'Clear-Site-Data': '"*"',
    'Service-Worker-Allowed': '/',
    'Set-Cookie': 'a=b',
    'Strict-Transport-Security': 'max-age=31536000',
    Refresh: '0; url=https://evil.example/',
    Link: '<https://evil.example/x.js>; rel=preload',
    'Content-Security-Policy-Report-Only': "default-src 'none'",
    'Permissions-Policy': 'camera=*',
    SourceMap: '/x.map',
    'Report-To': '{}',
    NEL: '{}',
    'Alt-Svc': 'h3=":443"',
    'Speculation-Rules': '"/rules"',
    'X-Powered-By': 'PHP',
    Server: 'Apache',
    Connection: 'close, ETag',
  }
  const { url } = await gatewayTo((_, response) => {
    response.writeHead(401, { 'Content-Type': 'application/json', ...kept, ...dropped }).end('{}')
  })
  const { headers } = await fetch(`${url}/identity/v3/users`)
  const own = ['cache-control', 'transfer-encoding', 'content-security-policy', 'content-type', 'date']
  const safety = ['cross-origin-opener-policy', 'cross-origin-resource-policy', 'referrer-policy']
  const framing = ['x-content-type-options', 'x-frame-options', 'connection', 'keep-alive']
  const expected = Object.keys(kept).filter((name) => name !== 'ETag')
  expect([...headers.keys()].sort()).toEqual(
    [...own, ...safety, ...framing, ...expected.map((name) => name.toLowerCase())].sort(),
  )
  for (const name of expected) expect(headers.get(name)).toBe(kept[name as keyof typeof kept])
})

test('A10: no challenge opens the browser’s own password dialog', async () => {
  for (const challenge of ['Basic realm="Dashboard"', 'Keystone uri="https://x", Negotiate', 'NTLM']) {
    const { url } = await gatewayTo((_, response) => {
      response.writeHead(401, { 'WWW-Authenticate': challenge }).end()
    })
    expect((await fetch(`${url}/v2.0/metrics`)).headers.get('WWW-Authenticate')).toBeNull()
  }
})

test('A10: a foreign document is no page, script or style sheet of this origin', async () => {
  const types: Record<string, string> = {
    'text/html; charset=utf-8': 'text/plain; charset=utf-8',
    'text/html': 'text/plain',
    'application/xhtml+xml': 'text/plain',
    'image/svg+xml': 'text/plain',
    'text/xml': 'text/plain',
    'text/javascript': 'text/plain',
    'application/javascript': 'text/plain',
    'text/css': 'text/plain',
    'application/pdf': 'text/plain',
    'text/html, application/json': 'text/plain',
    'application/json; charset=utf-8': 'application/json; charset=utf-8',
    'application/json-home': 'application/json-home',
    'application/problem+json': 'application/problem+json',
  }
  const script = '<script>document.title = 1</script>'
  const { url } = await gatewayTo((request, response) => {
    const type = new URL(request.url ?? '', 'http://x').searchParams.get('type') ?? ''
    response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': 'default-src *' }).end(script)
  })
  for (const [type, expected] of Object.entries(types)) {
    for (const path of ['/v2.0/x', '/identity/v3', '/identity/v3/x', '/healthcheck']) {
      const response = await fetch(`${url}${path}?type=${encodeURIComponent(type)}`)
      expect(response.headers.get('Content-Type')).toBe(expected)
      expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(response.headers.get('Content-Security-Policy')).toMatch(/^sandbox; default-src 'none';/)
      expect(await response.text()).toBe(script)
    }
  }
  const unnamed = await gatewayTo((_, response) => response.end(script))
  const { headers } = await fetch(`${unnamed.url}/v2.0/x`)
  expect(headers.get('Content-Type')).toMatch(/^text\/plain/)
})

test('discovery: links lead back to the gateway', async () => {
  const { url } = await gatewayTo((_, response) => {
    response.writeHead(300, { 'Content-Type': 'application/json' })
    const links = [
      { rel: 'self', href: 'http://10.0.0.7:5000/v3/' },
      { rel: 'describedby', href: 'https://docs.openstack.org/' },
    ]
    response.end(JSON.stringify({ versions: { values: [{ id: 'v3.14', links }] } }))
  })
  const response = await fetch(`${url}/identity`)
  expect(response.status).toBe(300)
  const document = (await response.json()) as { versions: { values: { links: { href: string }[] }[] } }
  expect(document.versions.values[0]?.links.map(({ href }) => href)).toEqual([
    `${url}/identity/v3/`,
    'https://docs.openstack.org/',
  ])
})

test('discovery: other answers of Keystone stay as they are', async () => {
  const body = '{"links":[{"href":"http://10.0.0.7:5000/v3/"}]}'
  const { url } = await gatewayTo((_, response) => {
    response.setHeader('Content-Type', 'application/json').end(body)
  })
  expect(await (await fetch(`${url}/identity/v3/auth/tokens`)).text()).toBe(body)
})

test('discovery: behind a proxy with https, links lead to the address of browsers', async () => {
  const upstream = await startUpstream((_, response) => {
    response
      .setHeader('Content-Type', 'application/json')
      .end('{"links":[{"href":"http://keystone:5000/keystone/v3/"}]}')
  })
  const { url } = await startGateway(upstream, { publicUrl: 'https://dashboard.example.org' })
  const document = await (await fetch(`${url}/identity/v3`)).text()
  expect(document).toContain('"https://dashboard.example.org/identity/v3/"')
})

test('length: known for a body that passes unchanged, unknown for one that was compressed', async () => {
  const body = JSON.stringify('x'.repeat(1000))
  const { url } = await gatewayTo((request, response) => {
    const isPlain = request.url?.endsWith('/plain')
    const content = isPlain ? Buffer.from(body) : gzipSync(body)
    response
      .writeHead(200, {
        'Content-Type': 'application/json',
        'Content-Length': content.length,
        ...(isPlain ? {} : { 'Content-Encoding': 'gzip' }),
      })
      .end(content)
  })
  const read = async (path: string) => {
    const response = await fetch(`${url}/v2.0/metrics/${path}`, {
      headers: { 'Accept-Encoding': 'identity' },
    })
    return [response.headers.get('Content-Length'), await response.text()]
  }
  expect(await read('plain')).toEqual([String(body.length), body])
  expect(await read('compressed')).toEqual([null, body])
})

test('A10: a version document is read to a limit, after decompression', async () => {
  const zeros = gzipSync(Buffer.alloc(64 * 1024 ** 2, ' '))
  const { url, log } = await gatewayTo((_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }).end(zeros)
  })
  const before = process.memoryUsage().rss
  const response = await fetch(`${url}/identity/v3`)
  expect(response.status).toBe(502)
  expect(await readMessage(response)).toContain('version document is larger than 256 KiB')
  expect(log[0]).toContain('version document is larger')
  expect(process.memoryUsage().rss - before).toBeLessThan(48 * 1024 ** 2)
})

test('A10: a version document nested a hundred thousand times passes unchanged', async () => {
  const body = '['.repeat(100_000) + ']'.repeat(100_000)
  const { url } = await gatewayTo((_, response) => {
    response.setHeader('Content-Type', 'application/json').end(body)
  })
  expect(await (await fetch(`${url}/identity/v3`)).text()).toBe(body)
})

test('A10: a request that is too large reaches no server', async () => {
  const { url, seen } = await gatewayTo(answerJson)
  const response = await fetch(`${url}/v2.0/metrics`, { method: 'POST', body: 'x'.repeat(9 * 1024 ** 2) })
  expect(response.status).toBe(413)
  expect(await readMessage(response)).toContain('8 MiB')
  expect(seen).toEqual([])
})

test('A10: a silent server times out, and response and log show it', async () => {
  const { url, log, upstream } = await gatewayTo(() => {}, { answerTimeout: 50 })
  const response = await fetch(`${url}/identity/v3/auth/tokens?secret=1`)
  expect(response.status).toBe(504)
  const message = `no response from Keystone at ${upstream.url}. It did not respond within 0.05 s.`
  expect(await readMessage(response)).toBe(`The gateway got ${message}`)
  expect(log).toEqual([`GET /identity/v3/auth/tokens: ${message}`])
})

test('A10: a server that accepts and sends no TLS times out', async () => {
  const upstream = await startTcpUpstream(() => {})
  const { url } = await startGateway(
    { ...upstream, url: upstream.url.replace('http:', 'https:') },
    { answerTimeout: 50 },
  )
  expect((await fetch(`${url}/v2.0/metrics`)).status).toBe(504)
})

test('A10: a server that pauses inside its answer ends the connection, and the log says why', async () => {
  const { url, log } = await gatewayTo(
    (_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"elements":[')
    },
    { idleTimeout: 50 },
  )
  const response = await fetch(`${url}/v2.0/metrics`)
  expect(response.status).toBe(200)
  await expect(response.text()).rejects.toThrow()
  expect(log[0]).toContain('GET /v2.0/metrics')
  expect(log[0]).toContain('It paused for 0.05 s')
})

test('A10: a version document that pauses is a 504', async () => {
  const { url } = await gatewayTo(
    (_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"version":')
    },
    { idleTimeout: 50 },
  )
  const response = await fetch(`${url}/identity/v3`)
  expect(response.status).toBe(504)
  expect(await readMessage(response)).toContain('It paused')
})

test('A10: 502 gives the reason: refused, unknown host, reset, no HTTP, no TLS', async () => {
  const reason = async (upstream: Upstream) => {
    const { url, log } = await startGateway(upstream)
    const response = await fetch(`${url}/v2.0/metrics`)
    expect(response.status).toBe(502)
    const message = await readMessage(response)
    expect(log).toEqual([`GET /v2.0/metrics: ${message.replace('The gateway got ', '')}`])
    return message
  }
  const gone = await startUpstream(answerJson)
  gone.close()
  expect(await reason(gone)).toContain('It refuses connections. Check that it is running')
  const unknown = { ...gone, url: 'http://keystone.invalid' }
  expect(await reason(unknown)).toMatch(/The host name "keystone.invalid" is unknown/)
  expect(
    await reason(await startTcpUpstream((socket) => socket.once('data', () => socket.destroy()))),
  ).toContain('It closed the connection before it responded.')
  const smtp = await startTcpUpstream((socket) => socket.end('220 mail.example.org ESMTP\r\n'))
  expect(await reason(smtp)).toContain('Its response is not HTTP.')
  const plain = await startUpstream(answerJson)
  expect(await reason({ ...plain, url: plain.url.replace('http:', 'https:') })).toContain('TLS failed.')
})

test('A10: 502 reports an untrusted certificate, and a file of authorities fixes it', async () => {
  const pem = { cert: readFileSync(tlsFile('server.pem')), key: readFileSync(tlsFile('server.key')) }
  const untrusted = await startGateway(await startTlsUpstream(pem, answerJson))
  const message = await readMessage(await fetch(`${untrusted.url}/v2.0/metrics`))
  expect(message).toMatch(/Its certificate is not trusted \([A-Z_]+\)\..* --ca-file/)
  const trusted = await startGateway(await startTlsUpstream(pem, answerJson), { caFile: tlsFile('ca.pem') })
  expect((await fetch(`${trusted.url}/v2.0/metrics`)).status).toBe(200)
})

test('A10: a file without certificate is refused before the server starts', () => {
  const options = { keystoneUrl: 'https://cloud.example.org', monascaUrl: 'https://cloud.example.org' }
  expect(() => createGateway({ ...options, caFile: fileURLToPath(import.meta.url) })).toThrow(
    'contains no certificate',
  )
  expect(() => createGateway({ ...options, caFile: '/no/such/file.pem' })).toThrow('does not exist')
})

test('A10: redirects: those inside stay inside, others are an error that names the address', async () => {
  const { url, upstream } = await gatewayTo((request, response) => {
    const location = new URL(request.url ?? '', 'http://x').searchParams.get('to') ?? ''
    response.writeHead(302, location ? { Location: location } : {}).end('<script>')
  })
  const follow = async (to: string, path = '/identity/v3') =>
    fetch(`${url}${path}?to=${encodeURIComponent(to)}`, { redirect: 'manual' })
  const inside = await follow(`${upstream.url}/keystone/v3/?a=b`)
  expect([inside.status, inside.headers.get('Location')]).toEqual([302, '/identity/v3/?a=b'])
  expect((await follow('/v2.0/alarms', '/v2.0/metrics')).headers.get('Location')).toBe('/v2.0/alarms')
  const outside = [
    'https://evil.example/x?token=1',
    '//evil.example/x',
    '/\\evil.example/x',
    '/elsewhere',
    '/keystoned/v3',
    `${upstream.url}/keystone/..;/admin`,
    'javascript:alert(1)',
    'http://[',
    '',
  ]
  for (const to of outside) {
    const response = await follow(to)
    expect(response.status).toBe(502)
    expect(response.headers.get('Location')).toBeNull()
    expect(await readMessage(response)).toMatch(/redirects (to|without)/)
  }
  expect(await readMessage(await follow('https://evil.example/x?token=1'))).toMatch(
    /redirects to https:\/\/evil\.example\/x, .* --keystone-url/,
  )
})

test('A10: Location of another answer is a path of this origin, or nothing', async () => {
  const { url, upstream } = await gatewayTo((request, response) => {
    const location = new URL(request.url ?? '', 'http://x').searchParams.get('to') ?? ''
    response.writeHead(201, { Location: location }).end()
  })
  const read = async (to: string) =>
    (await fetch(`${url}/identity/v3/users?to=${encodeURIComponent(to)}`)).headers.get('Location')
  expect(await read(`${upstream.url}/keystone/v3/users/1`)).toBe('/identity/v3/users/1')
  expect(await read('https://evil.example/')).toBeNull()
})

test('A10: a path that servers read in different ways reaches no server', async () => {
  const { port, seen } = await gatewayTo(answerJson)
  const paths = [
    '/identity/..;/admin',
    '/identity/..;x=1/admin',
    '/identity/.;/admin',
    '/identity/%2e%2e;/admin',
    '/identity/%252e%252e/admin',
    '/identity/..%2fadmin',
    '/identity/..%5cadmin',
    '/identity/..%252fadmin',
    '/identity/a%00b',
    '/identity/a%0d%0ab',
    '/identity/%ff',
    '/%69dentity/v3',
  ]
  for (const path of paths) {
    const answer = await sendRaw(port, [`GET ${path} HTTP/1.1`, 'Host: 127.0.0.1', 'Connection: close'])
    expect(`${path} ${answer.slice(0, 12)}`).toBe(`${path} HTTP/1.1 400`)
  }
  expect(seen).toEqual([])
})

test('A10: dot segments and hosts in a path never lead out of the servers’ addresses', async () => {
  const { port, seen } = await gatewayTo(answerJson)
  for (const path of [
    '/identity//evil.example/x',
    '/identity/@evil.example/',
    '/identity/v3/../../v2.0/metrics',
  ]) {
    await sendRaw(port, [`GET ${path} HTTP/1.1`, 'Host: 127.0.0.1', 'Connection: close'])
  }
  expect(seen.map(({ url }) => url)).toEqual([
    '/keystone//evil.example/x',
    '/keystone/@evil.example/',
    '/v2.0/metrics',
  ])
})

test('A10: two lengths, smuggled requests, TRACE and CONNECT reach no server', async () => {
  const { port, seen } = await gatewayTo(answerJson)
  const head = (...lines: string[]) => ['POST /v2.0/metrics HTTP/1.1', 'Host: 127.0.0.1', ...lines]
  const smuggled = 'GET /v2.0/smuggled HTTP/1.1'
  const requests = [
    head('Content-Length: 6', 'Transfer-Encoding: chunked', '', '0', '', smuggled, 'Host: x'),
    head('Content-Length: 6', 'Content-Length: 7', '', '0', '', smuggled, 'Host: x'),
    head('Transfer-Encoding: chunked, identity', '', '0', '', smuggled, 'Host: x'),
    head('Transfer-Encoding: xchunked', 'Content-Length: 4', '', '0', '', smuggled, 'Host: x'),
    ['TRACE /v2.0/metrics HTTP/1.1', 'Host: 127.0.0.1', 'Connection: close'],
    ['CONNECT evil.example:443 HTTP/1.1', 'Host: evil.example:443'],
  ]
  for (const lines of requests) expect(await sendRaw(port, lines)).not.toContain('HTTP/1.1 2')
  expect(seen).toEqual([])
})

test('A10: another site’s page sends nothing that changes anything', async () => {
  const { url, seen } = await gatewayTo(answerJson)
  const headers = { 'Sec-Fetch-Site': 'cross-site' }
  const response = await fetch(`${url}/identity/v3/auth/tokens`, { method: 'POST', headers, body: '{}' })
  expect(response.status).toBe(403)
  expect(seen).toEqual([])
})
