import { expect, test } from 'vitest'
import { definition, notification } from './support/expected.js'
import { type Output, run } from './support/run.js'
import { type Answer, serveFile } from './support/server.js'
import { signIn } from './support/signIns.js'

const server = serveFile({ fleet: { hosts: 2, hours: 1 } })

const range = ['2026-01-01T00:00:00Z', '--endtime', '2026-01-01T01:00:00Z']
const room = ['--dimensions', 'hostname=attic,service=home']

/** Runs a command of Monasca's command line. */
function start(words: readonly string[]): Promise<Output> {
  return run('/usr/bin/monasca', words, {
    OS_AUTH_URL: server.authUrl,
    OS_USERNAME: 'mini-mon',
    OS_PASSWORD: 'password',
    OS_PROJECT_NAME: 'mini-mon',
  })
}

/** Runs a command that must succeed. */
async function monasca(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await start(words)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout
}

const json = async (...words: string[]): Promise<Answer> => JSON.parse(await monasca(...words))

/** The reply of Monasca's API without any client. */
async function ask(path: string): Promise<Answer> {
  const scope = { project: { name: 'mini-mon', domain: { id: 'default' } } }
  const { body } = await server.ask(`/v2.0${path}`, {
    headers: { 'X-Auth-Token': await signIn(server, scope) },
  })
  return body
}

test('monasca metric-create, metric-list: a sent metric is listed', async () => {
  const done = await monasca('metric-create', 'room.temp_c', '21.5', ...room, '--time', '1767225600000')
  expect(done).toBe('Successfully created metric\n')
  await monasca(
    'metric-create-raw',
    '{"jsonbody": {"name": "room.temp_c", "value": 22.5, "timestamp": 1767225660000, "dimensions": {"hostname": "attic", "service": "home"}}}',
  )
  const dimensions = { hostname: 'attic', service: 'home' }
  expect(await json('metric-list', '--name', 'room.temp_c', '-j')).toEqual([
    { id: expect.any(String), name: 'room.temp_c', dimensions },
  ])
  expect(await monasca('metric-list', '--dimensions', 'service=home')).toBe(
    `${[
      '+-------------+-----------------+',
      '| name        | dimensions      |',
      '+-------------+-----------------+',
      '| room.temp_c | hostname: attic |',
      '|             | service: home   |',
      '+-------------+-----------------+',
    ].join('\n')}\n`,
  )
})

test('monasca measurement-list, metric-statistics: values with their times', async () => {
  const [measured] = await json('measurement-list', 'room.temp_c', ...range, '-j')
  expect(measured.measurements).toEqual([
    ['2026-01-01T00:00:00.000Z', 21.5, {}],
    ['2026-01-01T00:01:00.000Z', 22.5, {}],
  ])
  const [statistics] = await json('metric-statistics', 'room.temp_c', 'avg,max', ...range, '-j')
  expect(statistics.columns).toEqual(['timestamp', 'avg', 'max'])
  expect(statistics.statistics).toEqual([['2026-01-01T00:00:00Z', 22, 22.5]])
  const table = await monasca('metric-statistics', 'room.temp_c', 'avg', ...range, '--period', '60')
  expect(table).toMatch(/\| room\.temp_c \| hostname: attic \| 2026-01-01T00:00:00Z \| +21\.500 \|/)
})

test('monasca measurement-list: the fleet’s series must be merged or grouped', async () => {
  const { code, stderr } = await start(['measurement-list', 'cpu.user_perc', '-10'])
  expect(code).toBe(1)
  expect(stderr).toContain('HTTP 409')
  const grouped = await json('measurement-list', 'cpu.user_perc', '-10', '--group_by', 'hostname', '-j')
  expect(grouped.map(({ dimensions }: Answer) => Object.keys(dimensions))).toEqual([
    ['hostname'],
    ['hostname'],
  ])
})

test('monasca dimension-name-list, dimension-value-list, metric-name-list: the available names and values', async () => {
  expect(await json('dimension-value-list', 'service', '--metric-name', 'room.temp_c', '-j')).toEqual([
    { dimension_value: 'home' },
  ])
  expect(await json('dimension-name-list', '--metric-name', 'room.temp_c', '-j')).toEqual([
    { dimension_name: 'hostname' },
    { dimension_name: 'service' },
  ])
  expect(await json('metric-name-list', '--dimensions', 'service=home', '-j')).toEqual([
    { name: 'room.temp_c' },
  ])
})

test('monasca notification-…: created, listed, changed, deleted', async () => {
  const created = await json('notification-create', 'ops', 'EMAIL', 'ops@example.org')
  expect(created).toEqual(notification(server.origin, 'ops', 'ops@example.org'))
  const { elements } = await ask('/notification-methods')
  const listed = await json('notification-list', '-j')
  expect(listed).toEqual(elements)
  expect(listed).toContainEqual(created)
  expect(await json('notification-patch', created.id, '--name', 'night')).toEqual({
    ...created,
    name: 'night',
  })
  expect(await monasca('notification-delete', created.id)).toBe('Successfully deleted notification\n')
  expect((await ask('/notification-methods')).elements).not.toContainEqual(
    expect.objectContaining({ id: created.id }),
  )
})

test('monasca alarm-definition-…: created, listed, shown, changed, deleted', async () => {
  const expression = 'avg(room.temp_c{hostname=attic}) > 30'
  const created = await json(
    'alarm-definition-create',
    'warm',
    expression,
    '--severity',
    'HIGH',
    '--match-by',
    'hostname',
  )
  expect(created).toEqual(definition(server.origin, { match_by: ['hostname'], alarm_actions: [] }))
  expect(await json('alarm-definition-list', '--name', 'warm', '-j')).toEqual([created])
  expect(await json('alarm-definition-show', created.id, '-j')).toEqual(created)
  expect(await json('alarm-definition-patch', created.id, '--severity', 'LOW', '--name', 'mild')).toEqual({
    ...created,
    severity: 'LOW',
    name: 'mild',
  })
  expect(await monasca('alarm-definition-delete', created.id)).toBe('Successfully deleted alarm definition\n')
  expect(await json('alarm-definition-list', '--name', 'mild', '-j')).toEqual([])
})

test('monasca alarm-list, alarm-show, alarm-count: the alarms of the fleet', async () => {
  const listed = await json('alarm-list', '-j')
  const { elements } = await ask('/alarms')
  const names = (alarms: Answer) =>
    alarms.map(({ id, alarm_definition: { name } }: Answer) => `${id} ${name}`).toSorted()
  expect(listed.length).toBeGreaterThan(0)
  expect(names(listed)).toEqual(names(elements))
  const shown = await json('alarm-show', listed[0].id, '-j')
  expect(shown).toMatchObject({ id: listed[0].id, metrics: listed[0].metrics })
  const counted = await json('alarm-count', '-j')
  expect(counted.counts).toEqual([[elements.length]])
  const byState = await json('alarm-count', '--group-by', 'state', '-j')
  expect(byState.columns).toEqual(['count', 'state'])
})

test('monasca alarm-patch, alarm-history: an alarm is marked, and its history shown', async () => {
  const { elements } = await ask('/alarms')
  const [{ id }] = elements
  const patched = await json('alarm-patch', id, '--lifecycle-state', 'OPEN', '--link', 'http://example.org/1')
  expect(patched).toMatchObject({ id, lifecycle_state: 'OPEN', link: 'http://example.org/1' })
  const history = await json('alarm-history', id, '-j')
  expect(history).toEqual((await ask(`/alarms/${id}/state-history`)).elements)
})
