import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { createEmulator, type Emulator } from '../../src/index.js'
import { rawRequest, statusOf } from './rawRequest.js'

const url = 'http://emulator.test'
const seed = Number(process.env['FUZZ_SEED'] ?? 1)

/** Names that every object has, and texts that some encoding cannot represent. */
const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
  '\ud800',
  'a\udfff',
  '\0',
  '\ufeff',
  '',
] as const

/** `encodeURIComponent` throws for a lone surrogate. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString()
}

let emulator: Emulator
let tokens: { user: string; admin: string }

function passwordOf(name: string, password: string, project: string) {
  return {
    auth: {
      identity: { methods: ['password'], password: { user: { name, domain: { id: 'default' }, password } } },
      scope: { project: { name: project, domain: { id: 'default' } } },
    },
  }
}

type SendOptions = { method?: string; token?: string; json?: unknown }

function send(path: string, { method = 'GET', token = tokens.user, json }: SendOptions = {}) {
  const headers = { 'X-Auth-Token': token, 'Content-Type': 'application/json' }
  const body = json === undefined ? null : typeof json === 'string' ? json : JSON.stringify(json)
  return emulator.fetch(`${url}${path}`, { method, headers, body })
}

beforeAll(async () => {
  emulator = createEmulator({ oidc: false })
  const signIn = async (body: unknown) => {
    const response = await emulator.fetch(`${url}/identity/v3/auth/tokens`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    return response.headers.get('X-Subject-Token') ?? ''
  }
  tokens = {
    user: await signIn(passwordOf('mini-mon', 'password', 'mini-mon')),
    admin: await signIn(passwordOf('admin', 'secret', 'admin')),
  }
  return () => emulator.close()
})

test('A7: names that every object has are ordinary names of metrics, groups and dimensions', async () => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    const stored = {
      name,
      dimensions: JSON.parse(`{"a":"1","${name}":"x"}`),
      timestamp: Date.now(),
      value: 1,
    }
    if (name === '__proto__') {
      // Dimension names do not start with an underscore.
      expect((await send('/v2.0/metrics', { method: 'POST', json: JSON.stringify(stored) })).status).toBe(422)
      continue
    }
    expect((await send('/v2.0/metrics', { method: 'POST', json: stored })).status).toBe(204)
    const list = await (await send(`/v2.0/metrics?name=${name}&dimensions=${name}:x`)).json()
    expect(list.elements).toEqual([{ id: '0', name, dimensions: stored.dimensions }])
    const other = { name: 'plain', dimensions: { a: '1' }, timestamp: Date.now(), value: 1 }
    await send('/v2.0/metrics', { method: 'POST', json: other })
    const query = `name=plain&group_by=${name}&start_time=2020-01-01`
    const groups = await (await send(`/v2.0/metrics/measurements?${query}`)).json()
    expect(groups.elements).toMatchObject([{ dimensions: { [name]: '' } }])
  }
})

test('A7: such names in Keystone are stored, shown, and change no prototype', async () => {
  const admin = { token: tokens.admin }
  for (const name of ['__proto__', 'constructor', 'toString']) {
    const body = `{"region":{"id":"${name}","description":"d","${name}":{"polluted":"yes"}}}`
    const created = await send('/identity/v3/regions', { ...admin, method: 'POST', json: body })
    expect(created.status).toBe(201)
    expect((await send(`/identity/v3/regions/${name}`, admin)).status).toBe(200)
    for (const filter of [`${name}=x`, `name__${name}=x`, `description__${name}=x`, `id__i${name}=x`]) {
      expect([filter, (await send(`/identity/v3/regions?${filter}`, admin)).status]).toEqual([filter, 200])
    }
    const auth = JSON.parse(`{"auth":{"identity":{"methods":["${name}"],"${name}":{"polluted":"yes"}}}}`)
    const refused = await send('/identity/v3/auth/tokens', { method: 'POST', json: auth })
    expect([400, 401]).toContain(refused.status)
  }
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})

test('A7: a placeholder of an endpoint with the name of an object’s member is not filled', async () => {
  const admin = { token: tokens.admin, method: 'POST' }
  const service = await (
    await send('/identity/v3/services', { ...admin, json: { service: { type: 'odd', name: 'odd' } } })
  ).json()
  const endpoint = {
    service_id: service.service.id,
    interface: 'public',
    url: 'http://odd.test/$(constructor)s/$(toString)s',
  }
  await send('/identity/v3/endpoints', { ...admin, json: { endpoint } })
  const catalog = await (await send('/identity/v3/auth/catalog')).text()
  expect(catalog).not.toContain('native code')
})

test('A12: a lone surrogate and U+0000 are refused in every string of a body', async () => {
  for (const text of ['\ud800', 'a\udfffb', '\0']) {
    const project = { project: { name: `p${text}`, domain_id: 'default' } }
    const further = { project: { name: 'further', domain_id: 'default', [`k${text}`]: [{ deep: text }] } }
    for (const json of [project, further]) {
      const reply = await send('/identity/v3/projects', { token: tokens.admin, method: 'POST', json })
      expect(reply.status).toBe(400)
    }
    const signIn = passwordOf(text, 'password', 'mini-mon')
    expect((await send('/identity/v3/auth/tokens', { method: 'POST', json: signIn })).status).toBe(400)
    const metric = { name: `m${text}`, dimensions: {}, timestamp: 1, value: 1 }
    expect((await send('/v2.0/metrics', { method: 'POST', json: metric })).status).toBe(422)
    const method = { name: `m${text}`, type: 'EMAIL', address: 'a@example.org' }
    expect((await send('/v2.0/notification-methods', { method: 'POST', json: method })).status).toBe(400)
  }
})

test('A12: a body that is nested too deep is refused', async () => {
  const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`
  const region = `{"region":{"id":"deep","further":${deep}}}`.slice(0)
  const post = { token: tokens.admin, method: 'POST' }
  expect([400, 413]).toContain((await send('/identity/v3/regions', { ...post, json: region })).status)
  const brackets = `{"region":{"id":"deep","further":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`
  expect((await send('/identity/v3/regions', { ...post, json: brackets })).status).toBe(400)
  const list = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`
  expect((await send('/v2.0/metrics', { method: 'POST', json: list })).status).toBe(422)
})

test('A12: a body that is too large is a 413, for Keystone, OAuth 2.0, faults and Monasca', async () => {
  const managed = createEmulator({ oidc: false, faults: { http: true } })
  onTestFinished(managed.close)
  const endless = () => {
    let sent = 0
    return new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536
        controller.enqueue(new Uint8Array(65_536).fill(32))
        if (sent > 2 ** 28) controller.error(new Error('Far too much has been read.'))
      },
    })
  }
  for (const [method, path] of [
    ['POST', '/identity/v3/auth/tokens'],
    ['POST', '/identity/v3/OS-OAUTH2/token'],
    ['POST', '/identity/v2.0/tokens'],
    ['PUT', '/emulator/v1/faults'],
  ] as const) {
    const init = { method, body: endless(), duplex: 'half' as const }
    const type = path.includes('OAUTH2') ? 'application/x-www-form-urlencoded' : 'application/json'
    const response = await managed.fetch(`${url}${path}`, { ...init, headers: { 'Content-Type': type } })
    expect([path, response.status]).toEqual([path, 413])
  }
})

test('A12: compressed bodies are not inflated', async () => {
  const bomb = gzipSync(new Uint8Array(50_000_000))
  for (const path of ['/identity/v3/auth/tokens', '/v2.0/metrics']) {
    const headers = {
      'X-Auth-Token': tokens.user,
      'Content-Type': 'application/json',
      'Content-Encoding': 'gzip',
    }
    const response = await emulator.fetch(`${url}${path}`, { method: 'POST', headers, body: bomb })
    expect([path, response.status]).toEqual([path, 400])
  }
})

test('A12: a request that arrives too slowly is a 408, and its connection is closed', async () => {
  const slow = createEmulator({ oidc: false })
  onTestFinished(slow.close)
  const { port } = await slow.listen({ port: 0, requestTimeout: 300 })
  const head = [
    'POST /identity/v3/auth/tokens HTTP/1.1',
    'Host: localhost',
    'Content-Length: 1000',
    '',
    '{"auth"',
  ]
  expect(statusOf(await rawRequest(port, head))).toBe(408)
  expect(
    statusOf(await rawRequest(port, ['GET / HTTP/1.1', 'Host: localhost', 'X-Slow: 1']).then(String)),
  ).toBe(401)
})

test('A12: a hundred calls with one signal print no warning', async () => {
  const warnings: string[] = []
  const note = (warning: Error) => warnings.push(warning.message)
  process.on('warning', note)
  onTestFinished(() => void process.off('warning', note))
  const { signal } = new AbortController()
  await Promise.all(
    Array.from({ length: 100 }, () => emulator.fetch(`${url}/healthcheck`, { signal }).then((r) => r.text())),
  )
  await new Promise((resolve) => setImmediate(resolve))
  expect(warnings).toEqual([])
})

const brokenEncodings = ['%', '%E0%A4%A', '%ff', '%C0%AF', '%u0041', '%00', '%2e%2e%2f', '%ED%A0%80', '+%']

test.each(brokenEncodings)('A12: invalid percent-encoding is not a server error: %s', async (text) => {
  const provider = createEmulator()
  onTestFinished(provider.close)
  const { port } = await provider.listen({ port: 0 })
  const providerPort = Number(new URL(provider.issuer ?? '').port)
  const paths = [
    `/v2.0/alarms/${text}`,
    `/v2.0/alarm-definitions/${text}`,
    `/v2.0/${text}`,
    `/v2.0/metrics?name=${text}&${text}=${text}`,
    `/identity/v3/users/${text}`,
    `/identity/v3/projects?name=${text}`,
    `/identity/${text}`,
    `/emulator/v1/${text}`,
    `/${text}`,
  ]
  const statusAt = async (where: number, path: string) =>
    statusOf(
      await rawRequest(where, [
        `GET ${path} HTTP/1.1`,
        'Host: localhost',
        `X-Auth-Token: ${tokens.user}`,
        'Connection: close',
      ]),
    )
  for (const path of paths) expect([path, (await statusAt(port, path)) < 500]).toEqual([path, true])
  for (const path of [
    `/${text}`,
    `/interaction/${text}`,
    `/auth?client_id=${text}`,
    `/session/end?x=${text}`,
  ]) {
    expect([path, (await statusAt(providerPort, path)) < 500]).toEqual([path, true])
  }
})

test('A7, A12: no request with unusual names, strings and values is a server error', async () => {
  const text = fc.oneof(
    fc.constantFrom(...names, ...brokenEncodings),
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.string({ maxLength: 8 }),
  )
  const value = fc.jsonValue({ maxDepth: 3 })
  const member = fc.oneof(
    text,
    fc.constantFrom(
      'name',
      'id',
      'auth',
      'identity',
      'methods',
      'scope',
      'project',
      'user',
      'password',
      'domain',
    ),
    fc.constantFrom(
      'expression',
      'dimensions',
      'timestamp',
      'value',
      'value_meta',
      'match_by',
      'type',
      'address',
    ),
    fc.constantFrom(
      'region',
      'service',
      'endpoint',
      'group',
      'role',
      'mapping',
      'rules',
      'trust',
      'credential',
    ),
  )
  const body = fc.letrec((tie) => ({
    node: fc.oneof({ maxDepth: 4 }, value, text, fc.array(tie('node'), { maxLength: 3 }), tie('object')),
    object: fc.array(fc.tuple(member, tie('node')), { maxLength: 5 }),
  })).object
  // Written by hand: in an object literal, `__proto__` has another meaning.
  const write = (node: unknown): string => {
    const isMembers =
      Array.isArray(node) && node.every((one) => Array.isArray(one) && typeof one[0] === 'string')
    if (!isMembers) return JSON.stringify(node)
    const members = (node as [string, unknown][]).map(([key, one]) => `${JSON.stringify(key)}:${write(one)}`)
    return `{${members.join(',')}}`
  }
  const path = fc.constantFrom(
    '/v2.0/metrics',
    '/v2.0/metrics/measurements',
    '/v2.0/metrics/statistics',
    '/v2.0/metrics/dimensions/names/values',
    '/v2.0/alarm-definitions',
    '/v2.0/notification-methods',
    '/v2.0/alarms',
    '/identity/v3/auth/tokens',
    '/identity/v2.0/tokens',
    '/identity/v3/regions',
    '/identity/v3/projects',
    '/identity/v3/users',
    '/identity/v3/services',
    '/identity/v3/OS-FEDERATION/mappings/m',
    '/identity/v3/OS-TRUST/trusts',
    '/identity/v3/credentials',
    '/identity/v3/role_assignments',
  )
  const parameter = fc.oneof(
    text,
    fc.constantFrom(
      'name',
      'dimensions',
      'group_by',
      'start_time',
      'statistics',
      'period',
      'offset',
      'limit',
      'sort_by',
    ),
  )
  const request = fc.record({
    path,
    segment: fc.option(text, { nil: undefined }),
    query: fc.array(fc.tuple(parameter, text), { maxLength: 4 }),
    method: fc.constantFrom('GET', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
    isAdmin: fc.boolean(),
    body,
  })

  await fc.assert(
    fc.asyncProperty(request, async ({ path: base, segment, query, method, isAdmin, body: content }) => {
      const encode = (part: string) => (part.startsWith('%') ? part : encodeURIComponent(wellFormed(part)))
      const search = query.map(([name, one]) => `${encode(name)}=${encode(one)}`).join('&')
      const where = `${base}${segment === undefined ? '' : `/${encode(segment)}`}?${search}`
      const json = method === 'GET' || method === 'DELETE' ? undefined : write(content)
      const response = await send(where, { method, token: isAdmin ? tokens.admin : tokens.user, json })

      expect([method, where, response.status < 500 || response.status === 501]).toEqual([method, where, true])
    }),
    { seed, numRuns: 1500 },
  )
}, 120_000)
