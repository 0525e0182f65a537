import { expect, onTestFinished, test } from 'vitest'
import { fuzz, type Random } from '../../../../vitest.fuzz.js'
import { createEmulator, type Emulator } from '../../src/index.js'
import { invalidExpressions, validExpressions } from './expressions.js'

const url = 'http://cloud.test:8070'

/** Number of requests after which a new emulator is started: the previous one may no longer accept any user. */
const lifeOfEmulator = 100

const segments = [
  'identity',
  'v3',
  'v2.0',
  'auth',
  'tokens',
  'projects',
  'domains',
  'users',
  'groups',
  'roles',
  'services',
  'endpoints',
  'regions',
  'role_assignments',
  'credentials',
  'application_credentials',
  'access_rules',
  'OS-TRUST',
  'trusts',
  'OS-FEDERATION',
  'identity_providers',
  'protocols',
  'mappings',
  'websso',
  'OS-OAUTH2',
  'token',
  'system',
  'password',
  'catalog',
  'tenants',
  'metrics',
  'names',
  'values',
  'dimensions',
  'measurements',
  'statistics',
  'alarms',
  'count',
  'state-history',
  'alarm-definitions',
  'notification-methods',
  'types',
  'healthcheck',
  'default',
  'emulator',
  'openid',
] as const

const paths = [
  '/v2.0/metrics',
  '/v2.0/metrics/names',
  '/v2.0/metrics/measurements',
  '/v2.0/metrics/statistics',
  '/v2.0/metrics/dimensions/names',
  '/v2.0/metrics/dimensions/names/values',
  '/v2.0/notification-methods',
  '/v2.0/notification-methods/{id}',
  '/v2.0/alarm-definitions',
  '/v2.0/alarm-definitions/{id}',
  '/v2.0/alarms',
  '/v2.0/alarms/count',
  '/v2.0/alarms/state-history',
  '/v2.0/alarms/{id}',
  '/v2.0/alarms/{id}/state-history',
  '/identity/v3/auth/tokens',
  '/identity/v3/auth/projects',
  '/identity/v3/auth/catalog',
  '/identity/v3/domains',
  '/identity/v3/domains/{id}',
  '/identity/v3/projects',
  '/identity/v3/projects/{id}',
  '/identity/v3/users',
  '/identity/v3/users/{id}',
  '/identity/v3/users/{id}/groups',
  '/identity/v3/users/{id}/projects',
  '/identity/v3/users/{id}/password',
  '/identity/v3/users/{id}/application_credentials',
  '/identity/v3/users/{id}/access_rules',
  '/identity/v3/groups',
  '/identity/v3/groups/{id}',
  '/identity/v3/groups/{id}/users/{id}',
  '/identity/v3/roles',
  '/identity/v3/roles/{id}',
  '/identity/v3/projects/{id}/users/{id}/roles/{id}',
  '/identity/v3/domains/{id}/groups/{id}/roles/{id}',
  '/identity/v3/system/users/{id}/roles/{id}',
  '/identity/v3/role_assignments',
  '/identity/v3/services',
  '/identity/v3/services/{id}',
  '/identity/v3/regions',
  '/identity/v3/regions/{id}',
  '/identity/v3/endpoints',
  '/identity/v3/endpoints/{id}',
  '/identity/v3/credentials',
  '/identity/v3/credentials/{id}',
  '/identity/v3/OS-TRUST/trusts',
  '/identity/v3/OS-OAUTH2/token',
  '/identity/v3/OS-FEDERATION/identity_providers/{id}',
  '/identity/v3/OS-FEDERATION/identity_providers/{id}/protocols/{id}',
  '/identity/v3/OS-FEDERATION/mappings/{id}',
  '/identity/v3/auth/OS-FEDERATION/websso/openid',
  '/identity/v2.0/tokens',
  '/identity/v2.0/tenants',
] as const

const parameters = [
  'name',
  'dimensions',
  'start_time',
  'end_time',
  'offset',
  'limit',
  'tenant_id',
  'merge_metrics',
  'group_by',
  'statistics',
  'period',
  'metric_name',
  'dimension_name',
  'sort_by',
  'severity',
  'state',
  'metric_dimensions',
  'link',
  'lifecycle_state',
  'state_updated_start_time',
  'alarm_definition_id',
  'user.id',
  'group.id',
  'scope.project.id',
  'scope.system',
  'effective',
  'include_names',
  'domain_id',
  'enabled',
  'name__contains',
  'name__',
  '__proto__',
  'origin',
  'nocatalog',
  'allow_expired',
  '',
  'user_id',
  'trustor_user_id',
] as const

const members = [
  'name',
  'value',
  'timestamp',
  'value_meta',
  'dimensions',
  'type',
  'address',
  'period',
  'expression',
  'description',
  'match_by',
  'severity',
  'actions_enabled',
  'alarm_actions',
  'ok_actions',
  'state',
  'lifecycle_state',
  'link',
  'auth',
  'identity',
  'methods',
  'password',
  'token',
  'totp',
  'user',
  'scope',
  'project',
  'domain',
  'id',
  'enabled',
  'options',
  'multi_factor_auth_rules',
  'domain_id',
  'parent_id',
  'tags',
  'group',
  'role',
  'service',
  'endpoint',
  'service_id',
  'interface',
  'url',
  'region',
  'region_id',
  'parent_region_id',
  'credential',
  'blob',
  'user_id',
  'trust',
  'roles',
  'application_credential',
  'access_rules',
  'expires_at',
  'identity_provider',
  'remote_ids',
  'mapping',
  'rules',
  'local',
  'remote',
  'protocol',
  'mapping_id',
  'default_project_id',
  'original_password',
  '__proto__',
  'constructor',
  'links',
] as const

const texts = [
  '',
  ' ',
  '0',
  '-1',
  '1e400',
  'NaN',
  '99999999999999999999',
  'true',
  'null',
  '2025-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  'avg,max',
  '*',
  'cpu',
  'host:web1|web2',
  'a:b,c',
  '_x',
  ',',
  ':',
  '|',
  'name desc',
  'OK',
  'LOW|HIGH',
  "' OR 1=1 --",
  '%',
  '\0',
  '\ud800',
  '😀',
  '\u202e',
  'x'.repeat(300),
  '(((',
  '[]',
  '__proto__',
  'constructor',
  'toString',
  'default',
  'Default',
  'admin',
  'mini-mon',
  'password',
  'secret',
  'openid',
  'emulator',
  'RegionOne',
  'public',
  'EMAIL',
  'WEBHOOK',
  'http://x.test',
  'a@b',
  '../..',
  '..%2f',
  '$(issuer)s',
  '$(origin)s',
  '{0}',
  '60',
  'monasca-user',
  ...validExpressions,
  ...invalidExpressions,
] as const

type Session = {
  emulator: Emulator
  tokens: string[]
  ids: string[]
  /** Ids by the segment before them, such as `users`. */
  pools: Map<string, string[]>
}

async function begin(): Promise<Session> {
  const emulator = createEmulator({ oidc: false })
  const tokens: string[] = []
  const ids: string[] = ['default', 'emulator', 'RegionOne', 'mini-mon-app']
  for (const [name, password, project] of [
    ['admin', 'secret', 'admin'],
    ['admin', 'secret', 'mini-mon'],
    ['mini-mon', 'password', 'mini-mon'],
  ]) {
    const domain = { id: 'default' }
    const identity = { methods: ['password'], password: { user: { name, domain, password } } }
    const response = await emulator.fetch(`${url}/identity/v3/auth/tokens`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ auth: { identity, scope: { project: { name: project, domain } } } }),
    })
    tokens.push(response.headers.get('X-Subject-Token') ?? '')
    collectIds(await response.json(), ids)
  }
  const [token = ''] = tokens.slice(1)
  const headers = { 'Content-Type': 'application/json', 'X-Auth-Token': token }
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const init = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }
    const received = await (await emulator.fetch(url + path, init)).text()
    return received ? JSON.parse(received) : undefined
  }
  const mail = { name: 'ops', type: 'EMAIL', address: 'ops@example.org' }
  await ask('POST', '/v2.0/notification-methods', mail)
  await ask('POST', '/v2.0/alarm-definitions', { name: 'any', expression: 'max(cpu) > 1' })
  await ask('POST', '/v2.0/metrics', { name: 'cpu', timestamp: 1_736_121_600_000, value: 2 })
  await ask('POST', '/identity/v3/groups', { group: { name: 'any' } })
  const pools = new Map<string, string[]>()
  for (const path of paths.filter((template) => !template.includes('{'))) {
    const pool: string[] = []
    collectIds(await ask('GET', path), pool)
    pools.set(path.split('/').at(-1) ?? '', pool)
  }
  for (const kind of ['identity_providers', 'mappings']) pools.set(kind, ['emulator'])
  pools.set('protocols', ['openid'])
  return { emulator, tokens, ids, pools }
}

/** A random path; the first segment belongs to one of the two services, or to none. */
function makePath(random: Random): string {
  const rest = Array.from({ length: random.below(5) }, () => random.pick(segments))
  return `/${[random.pick(['identity', 'v2.0', 'healthcheck', 'v1.0']), ...rest].join('/')}`
}

/** Without lone surrogates, which no URL can contain. */
function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '')
}

/** Collects the ids of a reply: existing resources are better targets than missing ones. */
function collectIds(value: unknown, ids: string[]): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, item] of Object.entries(value)) {
    if (key === 'id' && typeof item === 'string' && !ids.includes(item)) ids.push(item)
    else collectIds(item, ids)
  }
  if (ids.length > 200) ids.splice(4, 50)
}

function makeText(random: Random, ids: readonly string[]): string {
  if (random.oneIn(3)) return random.pick(ids)
  const text: string = random.pick(texts)
  if (!random.oneIn(5) || text === '') return text
  // One letter added, removed or replaced.
  const place = random.below(text.length + 1)
  return (
    text.slice(0, place) +
    random.pick(['', '(', '"', '{', '\\', ' ', 'é', '>']) +
    text.slice(place + random.below(2))
  )
}

function makeValue(random: Random, ids: readonly string[], depth: number): unknown {
  const kind = random.below(10)
  if (kind < 4) return makeText(random, ids)
  if (kind < 5)
    return random.pick([0, -0, 1, 60, 1.5, -1, 1e308, 1e17, Number.MAX_SAFE_INTEGER, 1_736_121_600_000])
  if (kind < 6) return random.pick([null, true, false])
  if (depth > 3) return {}
  const count = random.below(4)
  if (kind < 7) return Array.from({ length: count }, () => makeValue(random, ids, depth + 1))
  return Object.fromEntries(
    Array.from({ length: count + 1 }, () => [random.pick(members), makeValue(random, ids, depth + 1)]),
  )
}

/** A roughly well-formed body, so that it passes more than the first check. */
function makeOutline(random: Random, path: string, ids: readonly string[]): unknown {
  const text = () => makeText(random, ids)
  const value = () => makeValue(random, ids, 1)
  const kind = /v3\/(?:OS-\w+\/|users\/[^/]+\/)?(\w+?)s(?:\/|$)/.exec(path)?.[1]
  if (path.endsWith('/auth/tokens')) {
    const method = random.pick(['password', 'token', 'totp', 'application_credential', 'openid'])
    const user = { name: text(), domain: { id: 'default' }, password: text(), passcode: text() }
    const scope = random.pick([undefined, { project: { id: text() } }, { system: { all: true } }, value()])
    return {
      auth: { identity: { methods: [method], [method]: { user, id: text(), secret: text() } }, scope },
    }
  }
  if (path.includes('/metrics')) {
    return {
      name: text(),
      value: 1,
      timestamp: 1_736_121_600_000,
      dimensions: { [text()]: text() },
      ...(random.oneIn(2) ? { value_meta: value() } : {}),
    }
  }
  if (path.includes('/alarm-definitions')) {
    return {
      name: text(),
      expression: text(),
      match_by: random.oneIn(2) ? [text()] : value(),
      severity: 'LOW',
    }
  }
  if (path.includes('/notification-methods')) {
    return { name: text(), type: random.pick(['EMAIL', 'WEBHOOK', text()]), address: text(), period: value() }
  }
  const attributes = {
    name: text(),
    type: text(),
    [random.pick(members)]: value(),
    [random.pick(members)]: random.oneIn(2) ? text() : value(),
  }
  return { [kind ?? random.pick(members)]: attributes }
}

test('property: 10,000 requests of any kind are answered, and none with a failure of the server', {
  timeout: 240_000,
}, async () => {
  let session = await begin()
  onTestFinished(() => session.emulator.close())
  const statuses = new Map<number, number>()
  await fuzz(
    async (random, run) => {
      if (run > 0 && run % lifeOfEmulator === 0) {
        await session.emulator.close()
        session = await begin()
      }
      const { emulator, tokens, ids, pools } = session
      const template = random.oneIn(8) ? makePath(random) : random.pick(paths)
      const path = template.replaceAll(/([\w-]+)\/\{id\}/g, (_, kind: string) => {
        const pool = pools.get(kind) ?? []
        const id = pool.length > 0 && !random.oneIn(4) ? random.pick(pool) : makeText(random, ids)
        return `${kind}/${encodeURIComponent(wellFormed(id))}`
      })
      const pairs = Array.from({ length: random.below(4) }, () => {
        const text = wellFormed(makeText(random, ids))
        return `${random.pick(parameters)}=${random.oneIn(8) ? text.replaceAll('#', '') : encodeURIComponent(text)}`
      })
      const query = pairs.length === 0 ? '' : `?${pairs.join('&')}`
      const method = random.pick(['GET', 'GET', 'POST', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'])
      const headers = new Headers({ 'Content-Type': 'application/json' })
      if (random.oneIn(10))
        headers.set('Content-Type', random.pick(['text/plain', 'application/xml', 'x', '']))
      if (!random.oneIn(12)) headers.set('X-Auth-Token', random.oneIn(12) ? 'gAAAAA' : random.pick(tokens))
      if (random.oneIn(6)) headers.set('X-Subject-Token', random.oneIn(3) ? 'gAAAAA' : random.pick(tokens))
      if (random.oneIn(20)) headers.set('Openstack-Auth-Receipt', 'gAAAAA')
      if (random.oneIn(20))
        headers.set('Authorization', random.pick(['Bearer x', 'Basic eDp5', 'Basic', 'é'.slice(1)]))
      const shape = random.below(8)
      const content =
        shape === 0
          ? makeText(random, ids)
          : JSON.stringify(shape < 3 ? makeValue(random, ids, 0) : makeOutline(random, path, ids))
      const hasBody = method !== 'GET' && method !== 'HEAD'
      const init: RequestInit = { method, headers, ...(hasBody ? { body: content ?? '' } : {}) }
      const response = await emulator.fetch(url + path + query, init)
      const received = await response.text()
      const described = `${method} ${path}${query} ${hasBody ? content : ''}: ${response.status} ${received}`
      if (response.status >= 500) throw new Error(described)
      if (!response.headers.get('x-openstack-request-id')) throw new Error(`No request id: ${described}`)
      if (received.startsWith('{')) collectIds(JSON.parse(received), ids)
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
    },
    { runs: 10_000 },
  )
  // The random input must pass the first checks often enough to be meaningful.
  const wellMet = [200, 201, 204].map((status) => statuses.get(status) ?? 0)
  expect(Math.min(...wellMet)).toBeGreaterThan(25)
  expect([400, 401, 403, 404, 405, 422].filter((status) => !statuses.has(status))).toEqual([])
})
