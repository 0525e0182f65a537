import { expect, test } from 'vitest'
import { insertAlarm } from '../../src/store/alarms.js'
import { createApi, monday } from './createApi.js'

/** Milliseconds for thousands of requests on a busy machine. */
const patience = 60_000

/** The same numbers between 0 and 1 in every run, so that failures can be reproduced. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const texts = [
  '',
  ' ',
  '0',
  '-1',
  '1',
  '3',
  '1e400',
  'NaN',
  '99999999999999999999',
  '2025-01-01',
  '2025-01-01T00:00:00.000Z',
  '1735689600000',
  '0_2025-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999-23:59',
  '0001-01-01T00:00:00+23:59',
  'true',
  'avg',
  'avg,max',
  '*',
  'cpu',
  'hostname',
  'hostname:web1|web2',
  'a:b,c,d:e|f',
  '_x',
  ',',
  ':',
  '|',
  'name desc',
  'state',
  'OK',
  'LOW|HIGH',
  "' OR 1=1 --",
  '"; DROP TABLE metrics; --',
  '%',
  '%00',
  '\0',
  '\ud800',
  '😀',
  '\u202e',
  'x'.repeat(300),
  '(((',
  '[]',
  '{}',
  'null',
  '__proto__',
  'constructor',
  'cpu > 1',
  'count(a{b=c}, deterministic) < 3',
]
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
  'lifecycle_state',
  'link',
  'state_updated_start_time',
  'alarm_definition_id',
  '',
  '__proto__',
]
const paths = [
  '/metrics',
  '/metrics/names',
  '/metrics/measurements',
  '/metrics/statistics',
  '/metrics/dimensions/names',
  '/metrics/dimensions/names/values',
  '/notification-methods',
  '/notification-methods/types',
  '/alarm-definitions',
  '/alarms',
  '/alarms/count',
  '/alarms/state-history',
]
const fields = [
  'name',
  'value',
  'timestamp',
  'dimensions',
  'value_meta',
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
  'undetermined_actions',
  'state',
  'lifecycle_state',
  'link',
  '__proto__',
]

test('random queries never crash the server', { timeout: patience }, async () => {
  const api = createApi()
  const random = createRandom(1)
  const pick = <item>(items: readonly item[]): item => items[Math.floor(random() * items.length)] as item
  const metric = { name: 'cpu', dimensions: { hostname: 'web1' }, timestamp: monday, value: 1 }
  await api.send('/metrics', { method: 'POST', body: metric })
  const statuses = new Map<number, number>()
  for (let round = 0; round < 4000; round++) {
    const pairs = Array.from({ length: Math.floor(random() * 5) }, () => {
      const value = pick(texts).replace('\ud800', '%ED%A0%80')
      return `${pick(parameters)}${random() < 0.05 ? '' : '='}${random() < 0.1 ? value.replaceAll('#', '') : encodeURIComponent(value)}`
    })
    // Half of the time with what the strictest resources need.
    if (random() < 0.5)
      pairs.push('name=cpu', 'start_time=2025-01-01', 'statistics=sum', 'dimension_name=hostname')
    const path = `${pick(paths)}?${pairs.join('&')}`
    const { status, text } = await api.send(path, { token: pick(['user', 'delegate']) })
    if (status >= 500) expect.fail(`${path}: ${status} ${text}`)
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  // The random input must pass the first check often enough to be meaningful.
  expect([...statuses.keys()].sort()).toEqual([200, 400, 422])
  expect(statuses.get(200)).toBeGreaterThan(500)
})

test('random bodies never crash the server', { timeout: patience }, async () => {
  const api = createApi()
  const random = createRandom(2)
  const pick = <item>(items: readonly item[]): item => items[Math.floor(random() * items.length)] as item
  const post = async (path: string, body: unknown) => (await api.send(path, { method: 'POST', body })).body.id
  const method = await post('/notification-methods', { name: 'm', type: 'EMAIL', address: 'a@b' })
  const definition = await post('/alarm-definitions', { name: 'd', expression: 'cpu > 1' })
  const alarm = insertAlarm(api.store, 'project-1', {
    alarmDefinitionId: definition,
    metrics: [{ name: 'cpu', dimensions: {} }],
    state: 'OK',
    createdAt: monday,
  })
  const value = (depth: number): unknown => {
    const kind = random()
    if (kind < 0.45) return pick(texts)
    if (kind < 0.6) return pick([0, -0, 1, 60, 1.5, -1, 1e308, 1e17, Number.MAX_SAFE_INTEGER, monday])
    if (kind < 0.75) return pick([null, true, false, method, 'EMAIL', 'WEBHOOK', 'http://x', 'OK', 'HIGH'])
    if (depth > 2) return []
    if (kind < 0.87) return Array.from({ length: Math.floor(random() * 4) }, () => value(depth + 1))
    return Object.fromEntries(
      Array.from({ length: Math.floor(random() * 4) }, () => [pick([...texts, ...fields]), value(depth + 1)]),
    )
  }
  const base = [
    { name: 'cpu', timestamp: monday, value: 1, dimensions: { hostname: 'web1' }, value_meta: { a: 'b' } },
    { name: 'm', type: 'EMAIL', address: 'a@b', period: 0 },
    {
      name: 'd',
      description: '',
      expression: 'cpu > 1',
      match_by: [],
      severity: 'LOW',
      actions_enabled: true,
      alarm_actions: [],
      ok_actions: [],
      undetermined_actions: [],
    },
    { state: 'OK', lifecycle_state: 'x', link: 'y' },
  ]
  const targets = [
    ['POST', '/metrics'],
    ['POST', '/notification-methods'],
    ['PUT', `/notification-methods/${method}`],
    ['PATCH', `/notification-methods/${method}`],
    ['POST', '/alarm-definitions'],
    ['PUT', `/alarm-definitions/${definition}`],
    ['PATCH', `/alarm-definitions/${definition}`],
    ['PUT', `/alarms/${alarm}`],
    ['PATCH', `/alarms/${alarm}`],
  ] as const
  let accepted = 0
  for (let round = 0; round < 4000; round++) {
    const [verb, path] = pick(targets)
    const changes = Object.fromEntries(
      Array.from({ length: Math.floor(random() * 2.5) }, () => [pick(fields), value(0)]),
    )
    const body = random() < 0.1 ? value(0) : { ...pick(base), ...changes }
    const { status, text } = await api.send(path, { method: verb, body: body ?? null })
    if (status >= 500) expect.fail(`${verb} ${path} ${JSON.stringify(body)}: ${status} ${text}`)
    if (status < 300) accepted++
  }
  expect(accepted).toBeGreaterThan(400)
  // Everything accepted can be read again.
  for (const path of paths) {
    const search =
      path === '/metrics/measurements' || path === '/metrics/statistics'
        ? '?name=cpu&start_time=0001-01-01&statistics=sum&group_by=*'
        : '?dimension_name=hostname'
    expect([path, (await api.send(path + search)).status]).toEqual([path, 200])
  }
})

test('text that looks like SQL is text', async () => {
  const api = createApi()
  const dimensions = { "x') OR TRUE --": "'] OR TRUE --" }
  const body = [
    { name: "x'--", dimensions, timestamp: monday, value: 1 },
    { name: 'other', dimensions: { a: 'b' }, timestamp: monday, value: 1 },
  ]
  await api.send('/metrics', { method: 'POST', body })
  const count = async (search: string) => (await api.send(`/metrics?${search}`)).body.elements.length
  expect(await count(`name=${encodeURIComponent("x'--")}`)).toBe(1)
  expect(await count(`name=${encodeURIComponent("other'--")}`)).toBe(0)
  const filtered = (text: string) => count(`dimensions=${encodeURIComponent(text)}`)
  expect(await filtered("x') OR TRUE --")).toBe(1)
  expect(await filtered("x') OR TRUE --:'] OR TRUE --")).toBe(1)
  expect(await filtered("x') OR TRUE --:b")).toBe(0)
  expect(await filtered("a:b') OR ('1")).toBe(0)
})
