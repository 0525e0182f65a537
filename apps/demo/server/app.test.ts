import { expect, test } from 'vitest'
import { createApp } from './app.js'
import { embeddedSignIn } from './embedded.js'

const encoder = new TextEncoder()
const files = new Map([
  ['/index.html', { body: encoder.encode('<style nonce="__CSP_NONCE__"></style>'), type: 'text/html' }],
  ['/assets/index-abc.js', { body: encoder.encode('1'), type: 'text/javascript' }],
])

function app() {
  return createApp({
    files,
    connectTo: ['http://127.0.0.1:8070'],
    backend: { fetch: async (request) => new Response(`backend ${new URL(request.url).pathname}`) },
  })
}

test('paths: Keystone and Monasca go to the backend, whatever the method', async () => {
  for (const path of ['/identity', '/identity/v3/auth/tokens', '/v2.0/metrics', '/healthcheck']) {
    const response = await app().request(path, { method: 'POST' })
    expect(await response.text()).toBe(`backend ${path}`)
  }
})

test('paths: the inbox is on the port of the emulator', async () => {
  const inboxUrl = 'http://127.0.0.1:8070/emulator/v1/inbox'
  const backend = { fetch: () => new Response('backend') }
  const response = await createApp({ files, backend, inboxUrl }).request('/emulator/v1/inbox')
  expect([response.status, response.headers.get('Location')]).toEqual([302, inboxUrl])
})

test('paths: sent notifications and tests only for this machine, by its own names, and with the emulator', async () => {
  const backend = { fetch: () => new Response('backend') }
  const status = async (host: string, remoteAddress?: string, backendKind?: 'gateway') => {
    const app = createApp({ files, backend, backendKind })
    const incoming = { socket: { destroy() {}, remoteAddress } }
    const paths = ['/emulator/v1/outbox', '/emulator/v1/notification-tests']
    const requests = paths.map(async (path, method) =>
      app.request(`http://${host}${path}`, { method: method === 0 ? 'GET' : 'POST' }, { incoming }),
    )
    return (await Promise.all(requests)).map((response) => response.status)
  }
  expect(await status('127.0.0.1:5173', '127.0.0.1')).toEqual([200, 200])
  expect(await status('localhost:5173', '::ffff:127.0.0.1')).toEqual([200, 200])
  expect(await status('[::1]:5173', '::1')).toEqual([200, 200])
  expect(await status('127.0.0.1:5173', '192.0.2.7')).toEqual([403, 403])
  expect(await status('monasca.example.org', '127.0.0.1')).toEqual([403, 403])
  expect(await status('127.0.0.1:5173', '127.0.0.1', 'gateway')).not.toContain(403)
  // Other paths of this API are never reachable here.
  const app = createApp({ files, backend })
  for (const path of ['/emulator/v1/faults', '/emulator/v1/outbox/x']) {
    expect(await (await app.request(`http://127.0.0.1${path}`)).text()).not.toBe('backend')
  }
  expect((await app.request('http://127.0.0.1/emulator/v1/outbox', { method: 'DELETE' })).status).toBe(404)
})

test('paths: an address of the application gets the page', async () => {
  for (const path of ['/', '/sign-in', '/metrics', '/identity-help', '/index.html']) {
    const response = await app().request(path)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('<style')
  }
})

test('paths: a missing file is not the page', async () => {
  expect((await app().request('/assets/gone.js')).status).toBe(404)
  expect((await app().request('/../package.json')).status).toBe(404)
})

test('headers: hashed files are kept for a year, the page is requested each time', async () => {
  const file = await app().request('/assets/index-abc.js')
  expect(file.headers.get('cache-control')).toContain('immutable')
  expect(file.headers.get('x-content-type-options')).toBe('nosniff')
  expect((await app().request('/')).headers.get('cache-control')).toBe('no-cache')
})

test('headers: web single sign-on changes no other path', async () => {
  const webSso = { keystoneUrl: 'https://cloud.example.org/identity', protocol: 'openid' }
  const withWebSso = createApp({ files, backend: { fetch: () => new Response() }, webSso })
  const cacheOf = async (path: string) => (await withWebSso.request(path)).headers.get('cache-control')
  expect(await cacheOf('/assets/index-abc.js')).toContain('immutable')
  expect(await cacheOf('/')).toBe('no-cache')
  expect(await cacheOf('/websso/start')).toBe('no-store')
})

test('files: sent as the build has compressed them, if the browser accepts it', async () => {
  const file = {
    body: encoder.encode('plain'),
    type: 'text/javascript',
    encoded: { br: encoder.encode('br'), gzip: encoder.encode('gzip') },
  }
  const compressed = createApp({
    files: new Map([['/assets/a.js', file]]),
    backend: { fetch: () => new Response() },
  })
  const read = async (accepted: string) => {
    const response = await compressed.request('/assets/a.js', { headers: { 'Accept-Encoding': accepted } })
    expect(response.headers.get('Vary')).toBe('Accept-Encoding')
    return [response.headers.get('Content-Encoding'), await response.text()]
  }
  expect(await read('gzip, deflate, br')).toEqual(['br', 'br'])
  expect(await read('gzip, br;q=0')).toEqual(['gzip', 'gzip'])
  expect(await read('identity')).toEqual([null, 'plain'])
})

test('compression: of Monasca’s long replies, and of no reply with a token', async () => {
  const backend = {
    fetch: () =>
      new Response(JSON.stringify('x'.repeat(5000)), { headers: { 'Content-Type': 'application/json' } }),
  }
  const encodingOf = async (path: string) => {
    const headers = { 'Accept-Encoding': 'gzip, br' }
    const response = await createApp({ files, backend }).request(path, { headers })
    return response.headers.get('Content-Encoding')
  }
  expect(await encodingOf('/v2.0/metrics')).toBe('br')
  expect(await encodingOf('/identity/v3/auth/tokens')).toBeNull()
})

test('headers: the policy allows own scripts, the nonce of this answer, and named origins', async () => {
  const [first, second] = await Promise.all([app().request('/'), app().request('/')])
  const policy = first.headers.get('content-security-policy') ?? ''
  const nonce = /'nonce-([\w-]+)'/.exec(policy)?.[1]
  expect(nonce).toHaveLength(22)
  expect(await first.text()).toContain(`nonce="${nonce}"`)
  expect(policy).toContain("script-src 'self';")
  expect(policy).not.toContain('unsafe')
  expect(policy).toContain("connect-src 'self' http://127.0.0.1:8070;")
  expect(second.headers.get('content-security-policy')).not.toBe(policy)
})

test('page: contains the kind of its backend', async () => {
  const index = {
    body: encoder.encode('<meta name="monasca-backend" content="emulator" />'),
    type: 'text/html',
  }
  const response = await createApp({
    files: new Map([['/index.html', index]]),
    backend: { fetch: async () => new Response() },
    backendKind: 'gateway',
  }).request('/')
  expect(await response.text()).toBe('<meta name="monasca-backend" content="gateway" />')
})

test('page: contains the sign-in settings, as JSON that cannot leave its attribute', async () => {
  const index = {
    body: encoder.encode('<meta name="monasca-sign-in" content="{}" />'),
    type: 'text/html',
  }
  const label = 'A "quoted" <name> & more, $1'
  const response = await createApp({
    files: new Map([['/index.html', index]]),
    backend: { fetch: async () => new Response() },
    signIn: () => ({ webSso: { label } }),
  }).request('/')
  expect(await response.text()).toBe(
    '<meta name="monasca-sign-in" content="{&quot;webSso&quot;:{&quot;label&quot;:&quot;A \\&quot;quoted\\&quot; &lt;name> &amp; more, $1&quot;}}" />',
  )
})

test('headers: no text becomes markup, and only the callback may stand in a frame, of this origin', async () => {
  const provider = {
    label: 'Company',
    discoveryEndpoint: 'https://login.example.org/.well-known/openid-configuration',
    clientId: 'dashboard',
    identityProvider: 'company',
    protocol: 'openid',
    openidScope: 'openid',
  }
  const withProvider = createApp({
    files,
    backend: { fetch: async () => new Response() },
    signIn: () => ({ provider }),
  })
  const read = async (path: string) => {
    const { headers } = await withProvider.request(path)
    const policy = headers.get('content-security-policy')?.split('; ') ?? []
    return {
      rules: policy.filter((rule) => /^(connect-src|frame-|require-trusted|trusted)/.test(rule)),
      frame: headers.get('x-frame-options'),
      opener: headers.get('cross-origin-opener-policy'),
    }
  }
  const shared = [
    "connect-src 'self' https://login.example.org",
    "frame-src 'self' https://login.example.org",
  ]
  const types = ["require-trusted-types-for 'script'", 'trusted-types default']
  expect(await read('/')).toEqual({
    rules: [...shared, "frame-ancestors 'none'", ...types],
    frame: 'DENY',
    opener: 'same-origin-allow-popups',
  })
  expect(await read('/callback')).toEqual({
    rules: [...shared, "frame-ancestors 'self'", ...types],
    frame: 'SAMEORIGIN',
    opener: 'unsafe-none',
  })
})

test('B2: a provider on loopback is offered to browsers of this machine only', () => {
  const emulator = { issuer: 'http://127.0.0.1:8071' } as Parameters<typeof embeddedSignIn>[0]
  for (const name of ['127.0.0.1', 'localhost', '[::1]']) {
    expect(embeddedSignIn(emulator, name).provider?.discoveryEndpoint).toContain('http://127.0.0.1:8071/')
  }
  expect(embeddedSignIn(emulator, '192.0.2.7')).toEqual({})
})

test('A11: no answer lacks the headers against framing, sniffing and leaks, and the page uses no device', async () => {
  const webSso = { keystoneUrl: 'https://cloud.example.org/identity', protocol: 'openid' }
  const withWebSso = createApp({ files, backend: { fetch: () => new Response() }, webSso })
  for (const path of [
    '/',
    '/callback',
    '/favicon.ico',
    '/assets/index-abc.js',
    '/assets/gone.js',
    '/websso/start',
  ]) {
    const { headers } = await withWebSso.request(path)
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
    expect(headers.get('Cross-Origin-Opener-Policy')).not.toBeNull()
    expect(headers.get('X-Frame-Options')).toMatch(path === '/callback' ? 'SAMEORIGIN' : 'DENY')
    const policy = headers.get('Content-Security-Policy') ?? ''
    expect(policy).toContain(`default-src 'none'`)
    expect(policy).toContain(`frame-ancestors ${path === '/callback' ? "'self'" : "'none'"}`)
    expect(policy).not.toContain('unsafe')
  }
  const permissions = (await withWebSso.request('/')).headers.get('Permissions-Policy') ?? ''
  for (const name of ['camera', 'geolocation', 'microphone', 'usb'])
    expect(permissions).toContain(`${name}=()`)
})

test('A11: browsers that ask for an icon by its usual name get one', async () => {
  const icon = { body: encoder.encode('<svg/>'), type: 'image/svg+xml' }
  const withIcon = createApp({
    files: new Map([['/icon.svg', icon]]),
    backend: { fetch: () => new Response() },
  })
  const response = await withIcon.request('/favicon.ico')
  expect([response.status, response.headers.get('Content-Type')]).toEqual([200, 'image/svg+xml'])
})

test('A1: the page’s policy lets no other origin run, and text become no markup', async () => {
  const policy = (await app().request('/')).headers.get('content-security-policy')?.split('; ') ?? []
  expect(policy).toEqual(
    expect.arrayContaining([
      "worker-src 'self'",
      "require-trusted-types-for 'script'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ]),
  )
})
