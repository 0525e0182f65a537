import { expect, test } from 'vitest'
import { createEmulator } from '../../src/index.js'
import { createApi, monday, origin } from '../monasca/createApi.js'

const metric = { name: 'cpu', dimensions: { hostname: 'web1' }, timestamp: monday, value: 1 }
const collections = [
  '/metrics',
  '/metrics/names',
  '/metrics/dimensions/names',
  '/notification-methods',
  '/notification-methods/types',
  '/alarm-definitions',
  '/alarms',
  '/alarms/count',
  '/alarms/state-history',
]

test.each(collections)('M11: one trailing slash at %s is ignored, and no link has it', async (path) => {
  const api = createApi()
  const plain = await api.send(path)
  const slashed = await api.send(`${path}/`)
  expect(slashed).toMatchObject({ status: 200, body: plain.body })
  expect(slashed.body.links[0]).toEqual({ rel: 'self', href: `${origin}/v2.0${path}` })
})

test('M12: the versions', async () => {
  const api = createApi()
  const version = {
    id: 'v2.0',
    links: [{ rel: 'self', href: `${origin}/v2.0` }],
    status: 'CURRENT',
    updated: expect.any(String),
  }
  expect((await api.send('')).body).toEqual(version)
  expect((await api.send('//')).body).toEqual({
    links: [{ rel: 'self', href: `${origin}/` }],
    elements: [version],
  })
})

test('M13: the time of the version, and unknown versions', async () => {
  const api = createApi()
  expect((await api.send('')).body.updated).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$/)
  for (const path of ['//v1.0', '//v3.0', '//foo']) {
    expect(await api.send(path)).toMatchObject({ status: 422, body: { title: 'Invalid version' } })
  }
  expect((await api.send('/foo')).status).toBe(404)
})

test('M14: health needs no token, and names three parts', async () => {
  const api = createApi()
  expect(await api.send('//healthcheck', { method: 'HEAD', token: undefined })).toMatchObject({
    status: 204,
    text: '',
  })
  const { status, body } = await api.send('//healthcheck', { token: undefined })
  expect([status, body]).toEqual([200, { kafka: 'OK', alarms_database: 'OK', metrics_database: 'OK' }])
  api.store.close()
  const failing = await api.send('//healthcheck', { token: undefined })
  expect([failing.status, Object.keys(failing.body).length]).toEqual([503, 3])
})

test('M15: without a token the middleware’s body, without a role the API’s own', async () => {
  const api = createApi()
  for (const token of [undefined, 'unknown'] as const) {
    const { status, headers, body } = await api.send('/metrics', { token: token as never })
    expect([status, body.error.code, body.error.title]).toEqual([401, 401, 'Unauthorized'])
    expect(headers.get('WWW-Authenticate')).toMatch(/^Keystone uri="http/)
  }
  const { status, body } = await api.send('/metrics', { token: 'absent' })
  expect([status, body.title, typeof body.description]).toEqual([401, 'Forbidden', 'string'])
})

test('M16: a read-only user can read everything and write nothing, regardless of the body', async () => {
  const api = createApi()
  for (const path of collections) {
    expect([path, (await api.send(path, { token: 'reader' })).status]).toEqual([path, 200])
  }
  const writes = [
    ['POST', '/metrics'],
    ['POST', '/notification-methods'],
    ['PUT', '/notification-methods/x'],
    ['PATCH', '/notification-methods/x'],
    ['DELETE', '/notification-methods/x'],
    ['POST', '/alarm-definitions'],
    ['PUT', '/alarm-definitions/x'],
    ['PATCH', '/alarm-definitions/x'],
    ['DELETE', '/alarm-definitions/x'],
    ['PUT', '/alarms/x'],
    ['PATCH', '/alarms/x'],
    ['DELETE', '/alarms/x'],
  ] as const
  for (const [method, path] of writes) {
    const reply = await api.send(path, { method, token: 'reader', text: '{broken' })
    expect([method, path, reply.status, reply.body.title]).toEqual([method, path, 401, 'Forbidden'])
  }
})

test('M17: an agent posts metrics, and that is all', async () => {
  const api = createApi()
  expect((await api.send('/metrics', { method: 'POST', body: metric, token: 'agent' })).status).toBe(204)
  for (const path of collections) {
    expect([path, (await api.send(path, { token: 'agent' })).status]).toEqual([path, 401])
  }
})

test('M18: a preflight needs no token, and pages may read the id of a request', async () => {
  const emulator = createEmulator({ oidc: false })
  const headers = {
    Origin: 'http://localhost:5173',
    'Access-Control-Request-Method': 'POST',
    'Access-Control-Request-Headers': 'x-auth-token,content-type',
  }
  const preflight = await emulator.fetch(`${origin}/v2.0/metrics`, { method: 'OPTIONS', headers })
  expect(preflight.ok).toBe(true)
  expect(preflight.headers.get('Access-Control-Allow-Headers')?.toLowerCase()).toContain('x-auth-token')
  const answer = await emulator.fetch(`${origin}/v2.0/metrics`, { headers: { Origin: headers.Origin } })
  expect(answer.headers.get('x-openstack-request-id')).toMatch(/^req-[0-9a-f-]{36}$/)
  const exposed = answer.headers.get('Access-Control-Expose-Headers')?.toLowerCase() ?? ''
  expect(exposed).toContain('x-openstack-request-id')
  await emulator.close()
})

test('M19: the exact content type, and JSON', async () => {
  const api = createApi()
  for (const path of ['/metrics', '/notification-methods']) {
    for (const contentType of [undefined, 'text/plain', 'application/json; charset=utf-8']) {
      const reply = await api.send(path, { method: 'POST', body: metric, contentType })
      expect([path, contentType, reply.status]).toEqual([path, contentType, 400])
    }
    expect((await api.send(path, { method: 'POST', text: '{broken' })).status).toBe(400)
    expect((await api.send(path, { method: 'POST', text: '' })).status).toBe(400)
  }
  expect((await api.send('/alarm-definitions', { method: 'POST', text: '{broken' })).status).toBe(400)
})

test('M20: a verb that a resource does not have', async () => {
  const api = createApi()
  const wrong = [
    ['DELETE', '/metrics'],
    ['POST', '/metrics/names'],
    ['DELETE', '/alarms'],
    ['POST', '/alarms'],
    ['POST', '/alarm-definitions/x'],
    ['PUT', '/notification-methods'],
    ['POST', '/notification-methods/x'],
    ['PATCH', '/alarms/count'],
    ['DELETE', '/alarms/x/state-history'],
  ] as const
  for (const [method, path] of wrong) {
    const { status, headers } = await api.send(path, { method })
    expect([method, path, status]).toEqual([method, path, 405])
    expect(headers.get('Allow')).toMatch(/^[A-Z, ]+$/)
  }
})
