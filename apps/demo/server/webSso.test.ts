import { expect, test } from 'vitest'
import { createApp } from './app.js'

const origin = 'https://dashboard.test'
const index = '<!doctype html><html><head><title>Monasca</title></head></html>'

/** One of several instances: nothing is shared between them. */
function createInstance(publicUrl?: string) {
  return createApp({
    files: new Map([['/index.html', { body: new TextEncoder().encode(index), type: 'text/html' }]]),
    backend: { fetch: () => new Response() },
    webSso: {
      keystoneUrl: 'https://cloud.example.org/identity',
      identityProvider: 'company',
      protocol: 'openid',
      publicUrl,
    },
  })
}

async function postToken(token = 'gAAAA-token', from = 'null'): Promise<Response> {
  const body = new URLSearchParams({ token })
  return createInstance().request(`${origin}/websso`, { method: 'POST', body, headers: { Origin: from } })
}

test('start: redirects to Keystone, with the address for its form', async () => {
  const start = await createInstance().request(`${origin}/websso/start`)
  expect([start.status, start.headers.get('Location'), start.headers.get('Cache-Control')]).toEqual([
    302,
    'https://cloud.example.org/identity/v3/auth/OS-FEDERATION/identity_providers/company/protocols/openid/websso?origin=https%3A%2F%2Fdashboard.test%2Fwebsso',
    'no-store',
  ])
})

test('start: behind a proxy with https, the form is for the address of browsers', async () => {
  const start = await createInstance(origin).request('http://dashboard.test/websso/start')
  const { searchParams } = new URL(start.headers.get('Location') ?? '')
  expect(searchParams.get('origin')).toBe(`${origin}/websso`)
})

test('form: an instance that saw no start returns the page with the token, in no header and in no cache', async () => {
  const response = await postToken()
  expect(response.status).toBe(200)
  const text = await response.text()
  expect(text).toContain('<meta name="monasca-sso-token" content="gAAAA-token">\n</head>')
  expect(JSON.stringify([...response.headers])).not.toContain('gAAAA')
  expect(response.headers.get('Cache-Control')).toBe('no-store')
  expect(response.headers.get('Set-Cookie')).toBeNull()
  expect(response.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'")
  expect(response.headers.get('Referrer-Policy')).toBe('no-referrer')
})

test('form: no character of a token leaves its attribute', async () => {
  expect(await (await postToken(`"><script>$&'`)).text()).toContain(
    `content="&quot;>&lt;script>$&amp;'">\n</head>`,
  )
})

test('form: an address without a form leads to the sign-in page', async () => {
  const response = await createInstance().request(`${origin}/websso`)
  expect([response.status, response.headers.get('Location')]).toEqual([302, '/sign-in'])
})

test('error: a form that is not Keystone’s, or contains no token', async () => {
  expect((await postToken('token', 'https://evil.example')).status).toBe(403)
  expect((await postToken('token', 'https://cloud.example.org')).status).toBe(200)
  expect((await postToken('two words')).status).toBe(400)
  expect((await postToken('')).status).toBe(400)
})

test('A10: a token that does not fit in a header is refused', async () => {
  expect((await postToken('x'.repeat(8193))).status).toBe(400)
  expect((await postToken('x'.repeat(8192))).status).toBe(200)
  expect((await postToken('x'.repeat(20_000))).status).toBe(413)
})
