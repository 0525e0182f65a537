import { beforeEach, describe, expect, test } from 'vitest'
import { type Api, createApi, origin } from './createApi.js'

let api: Api
beforeEach(() => {
  api = createApi()
})

describe('versions and health', () => {
  test('the root lists one version', async () => {
    const { status, body } = await api.send('//')
    expect(status).toBe(200)
    expect(body).toEqual({
      links: [{ rel: 'self', href: `${origin}/` }],
      elements: [
        {
          id: 'v2.0',
          links: [{ rel: 'self', href: `${origin}/v2.0` }],
          status: 'CURRENT',
          updated: '2013-03-06T00:00:00.000Z',
        },
      ],
    })
  })

  test.each(['//v2.0', '//v2.0/'])('the version document at %s', async (path) => {
    const { status, body } = await api.send(path)
    expect(status).toBe(200)
    expect(body).toEqual({
      id: 'v2.0',
      links: [{ rel: 'self', href: `${origin}/v2.0` }],
      status: 'CURRENT',
      updated: '2013-03-06T00:00:00.000Z',
    })
  })

  test.each(['//v1.0', '//v3.0', '//foo', '//foo/'])('an unknown version: %s', async (path) => {
    const { status, body } = await api.send(path)
    expect(status).toBe(422)
    expect(body.title).toBe('Invalid version')
  })

  test('versions need a token but no role', async () => {
    expect((await api.send('//v2.0', { token: 'absent' })).status).toBe(200)
    expect((await api.send('//', { token: undefined })).status).toBe(401)
  })

  test('health needs no token', async () => {
    const get = await api.send('//healthcheck', { token: undefined })
    expect(get.status).toBe(200)
    expect(get.body).toEqual({ kafka: 'OK', alarms_database: 'OK', metrics_database: 'OK' })
    expect(get.headers.get('Cache-Control')).toBe('must-revalidate, no-cache, no-store')
    const head = await api.send('//healthcheck', { method: 'HEAD', token: undefined })
    expect([head.status, head.text]).toEqual([204, ''])
    expect(head.headers.get('Cache-Control')).toBe('must-revalidate, no-cache, no-store')
    expect((await api.send('//healthcheck/', { token: undefined })).status).toBe(200)
    expect((await api.send('//healthcheck', { method: 'POST', token: undefined })).status).toBe(405)
  })

  test('health reports the failing part', async () => {
    api.store.db.exec('DROP TABLE migrations')
    const { status, body } = await api.send('//healthcheck')
    expect(status).toBe(503)
    expect(body.kafka).toBe('OK')
    expect(body.alarms_database).toContain('no such table')
  })
})

describe('tokens and roles', () => {
  test.each([undefined, 'unknown'])('token %s: the body of the middleware', async (token) => {
    const { status, headers, body } = await api.send('/metrics', { token })
    expect(status).toBe(401)
    expect(headers.get('WWW-Authenticate')).toBe(`Keystone uri="${origin}/identity"`)
    expect(body).toEqual({
      error: {
        code: 401,
        title: 'Unauthorized',
        message: 'The request you have made requires authentication.',
      },
    })
  })

  const reads = [
    '/metrics',
    '/metrics/names',
    '/metrics/measurements?name=x&start_time=2025-01-01',
    '/metrics/statistics?name=x&start_time=2025-01-01&statistics=avg',
    '/metrics/dimensions/names',
    '/metrics/dimensions/names/values?dimension_name=x',
    '/notification-methods',
    '/notification-methods/types',
    '/alarm-definitions',
    '/alarms',
    '/alarms/count',
    '/alarms/state-history',
    '/alarms/some-id/state-history',
  ]
  test.each(reads)('GET %s: allowed roles', async (path) => {
    for (const token of ['user', 'reader', 'delegate']) {
      expect((await api.send(path, { token })).status).toBe(200)
    }
    for (const token of ['agent', 'admin', 'absent']) {
      const { status, body } = await api.send(path, { token })
      expect([token, status, body.title]).toEqual([token, 401, 'Forbidden'])
    }
  })

  const writes = [
    ['POST', '/metrics'],
    ['POST', '/notification-methods'],
    ['PUT', '/notification-methods/some-id'],
    ['PATCH', '/notification-methods/some-id'],
    ['DELETE', '/notification-methods/some-id'],
    ['POST', '/alarm-definitions'],
    ['PUT', '/alarm-definitions/some-id'],
    ['PATCH', '/alarm-definitions/some-id'],
    ['DELETE', '/alarm-definitions/some-id'],
    ['PUT', '/alarms/some-id'],
    ['PATCH', '/alarms/some-id'],
    ['DELETE', '/alarms/some-id'],
  ] as const
  test.each(writes)('%s %s: refused before the body is read', async (method, path) => {
    const refused = ['reader', 'admin', 'absent', ...(path === '/metrics' ? [] : ['agent'])]
    for (const token of refused) {
      const { status, body } = await api.send(path, {
        method,
        token,
        ...(method === 'DELETE' ? {} : { text: '{' }),
      })
      expect([token, status, body.title]).toEqual([token, 401, 'Forbidden'])
    }
  })

  test('an agent may send measurements', async () => {
    const body = { name: 'x', value: 1, timestamp: 1 }
    expect((await api.send('/metrics', { method: 'POST', token: 'agent', body })).status).toBe(204)
  })
})

describe('paths and verbs', () => {
  test.each([
    '/nothing',
    '/metrics/nothing',
    '/metrics/names/nothing',
    '/alarms/a/b',
    '//a/b',
    '/logs',
    '//v2.0//',
    '/metrics//',
  ])('unknown path %s', async (path) => {
    const { status, body } = await api.send(path, { method: path === '/logs' ? 'POST' : 'GET' })
    expect(status).toBe(404)
    expect(body).toEqual({ title: '404 Not Found' })
  })

  test.each([
    ['PUT', '/metrics', 'GET, POST'],
    ['DELETE', '/metrics', 'GET, POST'],
    ['POST', '/metrics/names', 'GET'],
    ['POST', '/metrics/measurements', 'GET'],
    ['POST', '/metrics/statistics', 'GET'],
    ['DELETE', '/metrics/dimensions/names', 'GET'],
    ['PUT', '/metrics/dimensions/names/values', 'GET'],
    ['DELETE', '/notification-methods', 'GET, POST'],
    ['PUT', '/notification-methods', 'GET, POST'],
    ['POST', '/notification-methods/id', 'GET, PUT, PATCH, DELETE'],
    ['PUT', '/alarm-definitions', 'GET, POST'],
    ['POST', '/alarm-definitions/id', 'GET, PUT, PATCH, DELETE'],
    ['POST', '/alarms', 'GET'],
    ['DELETE', '/alarms', 'GET'],
    ['POST', '/alarms/id', 'GET, PUT, PATCH, DELETE'],
    ['DELETE', '/alarms/count', 'GET'],
    ['PUT', '/alarms/state-history', 'GET'],
    ['DELETE', '/alarms/id/state-history', 'GET'],
    ['POST', '//v2.0', 'GET'],
    ['POST', '//', 'GET'],
    ['BREW', '/metrics', 'GET, POST'],
  ])('%s %s: allows %s', async (method, path, allowed) => {
    const { status, headers } = await api.send(path, { method })
    expect(status).toBe(405)
    expect(headers.get('Allow')).toBe(`${allowed}, OPTIONS`)
  })

  test('every response has a separate request id', async () => {
    const paths = ['//', '/metrics', '/nothing', '//healthcheck', '/metrics?limit=x', '/alarms/%00']
    const ids = new Set<string | null>()
    for (const path of paths) ids.add((await api.send(path)).headers.get('x-openstack-request-id'))
    ids.add((await api.send('/metrics', { token: undefined })).headers.get('x-openstack-request-id'))
    expect(ids.size).toBe(paths.length + 1)
    for (const id of ids) {
      expect(id).toMatch(/^req-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    }
  })

  test('an unexpected failure reveals no internals', async () => {
    api.store.close()
    const { status, body, headers } = await api.send('/alarms')
    expect(status).toBe(500)
    expect(body).toEqual({
      title: 'Internal Server Error',
      description: 'The server could not complete the request',
    })
    expect(headers.get('x-openstack-request-id')).toMatch(/^req-/)
  })

  test('replies are exactly application/json and UTF-8', async () => {
    const { headers } = await api.send('/metrics')
    expect(headers.get('Content-Type')).toBe('application/json')
  })
})

describe('bodies', () => {
  const strict = [
    ['POST', '/metrics'],
    ['POST', '/notification-methods'],
    ['PUT', '/notification-methods/id'],
    ['PATCH', '/notification-methods/id'],
  ] as const
  test.each(strict)('%s %s accepts exactly application/json', async (method, path) => {
    for (const contentType of [undefined, 'text/plain', 'application/json; charset=utf-8']) {
      for (const token of ['user', 'reader']) {
        const { status, body } = await api.send(path, { method, token, contentType, text: '[]' })
        expect([contentType, status, body.title]).toEqual([contentType, 400, 'Bad request'])
      }
    }
  })

  test.each([
    ...strict,
    ['POST', '/alarm-definitions'],
    ['PUT', '/alarm-definitions/id'],
    ['PATCH', '/alarm-definitions/id'],
    ['PUT', '/alarms/id'],
    ['PATCH', '/alarms/id'],
  ] as const)('%s %s: broken JSON', async (method, path) => {
    for (const text of [
      '',
      '{',
      '{"a":NaN',
      "{'a':1}",
      '{}{}',
      '\u0000',
      new Uint8Array([0x22, 0xff, 0x22]),
    ]) {
      const { status, body } = await api.send(path, { method, text })
      expect([status, body.title]).toEqual([400, 'Bad request'])
    }
  })

  test('a body that is too large', { timeout: 60_000 }, async () => {
    const { status } = await api.send('/metrics', {
      method: 'POST',
      text: `[${' '.repeat(64 * 1024 * 1024)}]`,
    })
    expect(status).toBe(413)
  })

  test('extremely nested JSON', { timeout: 60_000 }, async () => {
    const text = '['.repeat(200_000) + ']'.repeat(200_000)
    expect((await api.send('/metrics', { method: 'POST', text })).status).toBe(422)
    expect((await api.send('/alarm-definitions', { method: 'POST', text })).status).toBe(422)
    expect((await api.send('/notification-methods', { method: 'POST', text })).status).toBe(400)
  })
})
