import { afterAll, expect, test } from 'vitest'
import { createEmulator } from '../../src/index.js'

const emulator = createEmulator()
afterAll(() => emulator.close())

const call = (path: string, headers: Record<string, string>, method = 'GET') =>
  emulator.fetch(`http://127.0.0.1:8070${path}`, { method, headers })

test('default: a preflight of a page of this machine is allowed without a token', async () => {
  for (const origin of [
    'http://localhost:5173',
    'http://127.0.0.1:9',
    'http://[::1]:8080',
    'http://localhost',
  ]) {
    for (const path of ['/identity/v3/auth/tokens', '/v2.0/metrics']) {
      const { status, headers } = await call(
        path,
        { Origin: origin, 'Access-Control-Request-Method': 'PATCH', 'Access-Control-Request-Headers': 'x' },
        'OPTIONS',
      )
      expect(status).toBe(204)
      expect(headers.get('Access-Control-Allow-Origin')).toBe(origin)
      expect(headers.get('Access-Control-Allow-Methods')).toBe('GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS')
      expect(headers.get('Access-Control-Allow-Headers')).toBe(
        'X-Auth-Token, X-Subject-Token, Content-Type, Accept, Authorization, X-Openstack-Request-Id, ' +
          'Openstack-Auth-Receipt, X-Service-Token',
      )
      expect(headers.get('Vary')).toBe('Origin')
    }
  }
})

test('default: replies and errors can be read by pages of this machine', async () => {
  for (const [path, expected] of [
    ['/identity', 300],
    ['/identity/nothing', 404],
    ['/v2.0/metrics', 401],
    ['/healthcheck', 200],
  ] as const) {
    const { status, headers } = await call(path, { Origin: 'http://localhost:5173' })
    expect({ path, status }).toEqual({ path, status: expected })
    expect(headers.get('Access-Control-Allow-Origin')).toBe('http://localhost:5173')
    expect(headers.get('Access-Control-Expose-Headers')).toBe(
      'X-Subject-Token, x-openstack-request-id, Openstack-Auth-Receipt, Retry-After, WWW-Authenticate, Location',
    )
    expect(headers.get('Vary')).toContain('Origin')
  }
})

test('behavior: pages of other machines are allowed nothing', async () => {
  for (const origin of [
    'https://example.org',
    'http://localhost.example.org',
    'http://127.0.0.1.example.org:80',
    'http://10.0.0.1:8070',
    'null',
  ]) {
    const plain = await call('/identity', { Origin: origin })
    const preflight = await call(
      '/identity',
      { Origin: origin, 'Access-Control-Request-Method': 'POST' },
      'OPTIONS',
    )
    for (const { headers } of [plain, preflight]) {
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
    }
  }
})

test('behavior: without Origin there is no CORS header', async () => {
  const { status, headers } = await call('/identity', {})
  expect(status).toBe(300)
  expect(headers.get('Access-Control-Allow-Origin')).toBeNull()
})
