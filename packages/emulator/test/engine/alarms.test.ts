import { expect, test } from 'vitest'
import { type Json, origin, startLab } from './setup.js'

const web1 = { hostname: 'web1' }
const web2 = { hostname: 'web2' }

/** States of alarms by the hosts of their metrics. */
function states(alarms: readonly Json[]): string[] {
  return alarms.map(
    ({ metrics, state }) =>
      `${metrics.map(({ name, dimensions }: Json) => `${name}@${dimensions.hostname ?? '-'}`).join(' ')} ${state}`,
  )
}

test('M94: all fields of an alarm', async () => {
  const lab = await startLab()
  const id = await lab.define('avg(cpu) > 80', { name: 'Busy', severity: 'HIGH', match_by: ['hostname'] })
  await lab.measure(0, 'cpu', 90, web1)
  await lab.at(127)
  const [alarm] = await lab.alarms()
  const links = (path: string) => [{ rel: 'self', href: `http://emulator.test/v2.0/${path}` }]
  expect(alarm).toEqual({
    id: expect.stringMatching(/^[\da-f-]{36}$/),
    links: links(`alarms/${alarm.id}`),
    alarm_definition: { id, name: 'Busy', severity: 'HIGH', links: links(`alarm-definitions/${id}`) },
    metrics: [{ name: 'cpu', dimensions: web1 }],
    state: 'ALARM',
    lifecycle_state: null,
    link: null,
    created_timestamp: '2025-01-06T00:00:00Z',
    updated_timestamp: '2025-01-06T00:02:07Z',
    state_updated_timestamp: '2025-01-06T00:02:07Z',
  })
})

test('M95: one alarm for all metrics without match_by, one per host with it', async () => {
  const lab = await startLab()
  await lab.define('avg(cpu{service=a}) > 80', { name: 'all' })
  await lab.define('avg(cpu{service=a}) > 80', { name: 'each', match_by: ['hostname'] })
  for (const host of [web1, web2]) await lab.measure(1, 'cpu', 1, { ...host, service: 'a' })
  await lab.measure(1, 'cpu', 1, { ...web1, service: 'b' })
  expect(states(await lab.alarms())).toEqual(
    expect.arrayContaining([
      'cpu@web1 cpu@web2 UNDETERMINED',
      'cpu@web1 UNDETERMINED',
      'cpu@web2 UNDETERMINED',
    ]),
  )
  expect(await lab.alarms()).toHaveLength(3)
})

test('M96: two comparisons and two hosts create two alarms with two metrics each', async () => {
  const lab = await startLab()
  await lab.define('avg(cpu) > 80 and avg(load) > 4', { match_by: ['hostname'] })
  await lab.measure(1, 'cpu', 1, web1)
  await lab.measure(2, 'load', 1, web2)
  expect(await lab.alarms()).toEqual([])
  await lab.measure(3, 'load', 1, web1)
  await lab.measure(4, 'cpu', 1, web2)
  expect(states(await lab.alarms())).toEqual([
    'cpu@web1 load@web1 UNDETERMINED',
    'cpu@web2 load@web2 UNDETERMINED',
  ])
})

test('M97: two keys create an alarm per combination; a metric without one of them is shared', async () => {
  const lab = await startLab()
  await lab.define('max(disk) > 90 and max(cpu) > 90', { match_by: ['hostname', 'device'] })
  await lab.measure(1, 'cpu', 1, web1)
  await lab.measure(2, 'disk', 1, { ...web1, device: 'sda' })
  await lab.measure(3, 'disk', 1, { ...web1, device: 'sdb' })
  const alarms = await lab.alarms()
  expect(alarms.map(({ metrics }) => metrics.map(({ dimensions }: Json) => dimensions.device))).toEqual([
    [undefined, 'sda'],
    [undefined, 'sdb'],
  ])
})

test('M98: no alarm before the first measurement after the definition', async () => {
  const lab = await startLab()
  await lab.measure(0, 'cpu', 99)
  await lab.define('max(cpu) > 80')
  await lab.at(600)
  expect(await lab.alarms()).toEqual([])
  await lab.measure(601, 'cpu', 99)
  expect(await lab.history()).toEqual(['601 ALARM'])
})

test('M99: a new alarm is UNDETERMINED, or OK if deterministic, or the immediate result of `last`', async () => {
  const lab = await startLab()
  await lab.define('avg(cpu) > 80', { name: 'a' })
  await lab.define('avg(cpu, deterministic) > 80', { name: 'b' })
  await lab.define('last(cpu) > 80', { name: 'c' })
  await lab.measure(0, 'cpu', 99)
  const alarms = await lab.alarms()
  const byName = alarms.map(({ alarm_definition, state }) => `${alarm_definition.name} ${state}`)
  expect(byName.toSorted()).toEqual(['a UNDETERMINED', 'b OK', 'c ALARM'])
  // Creation is not a state change.
  expect(await lab.history()).toEqual(['0 ALARM'])
})

test('M100, M106: alarms of the engine are filtered and counted', async () => {
  const lab = await startLab()
  const definition = await lab.define('last(cpu) > 80', { match_by: ['hostname'], severity: 'CRITICAL' })
  await lab.measure(0, 'cpu', 99, web1)
  await lab.measure(60, 'cpu', 1, web2)
  const found = async (query: string) => {
    const { counts } = await lab.send('GET', `/alarms/count?${query}`)
    const alarms = await lab.alarms(query)
    expect(counts).toEqual([[alarms.length]])
    return alarms.map(({ metrics }) => metrics[0].dimensions.hostname)
  }
  const since = encodeURIComponent(new Date(origin + 30_000).toISOString())
  expect(await found(`alarm_definition_id=${definition}`)).toEqual(['web1', 'web2'])
  expect(await found('state=alarm')).toEqual(['web1'])
  expect(await found('metric_name=cpu&metric_dimensions=hostname%3Aweb2')).toEqual(['web2'])
  expect(await found('severity=CRITICAL')).toEqual(['web1', 'web2'])
  expect(await found(`state_updated_start_time=${since}`)).toEqual(['web2'])
  const { counts } = await lab.send('GET', '/alarms/count?group_by=state')
  expect(counts).toEqual([
    [1, 'ALARM'],
    [1, 'OK'],
  ])
})

test('M103: each time of an alarm changes only with its event', async () => {
  const lab = await startLab()
  await lab.define('last(cpu) > 80')
  await lab.measure(0, 'cpu', 99)
  const [{ id }] = await lab.alarms()
  await lab.at(60)
  await lab.send('PATCH', `/alarms/${id}`, { link: 'http://example.org/' })
  expect(await lab.send('GET', `/alarms/${id}`)).toMatchObject({
    link: 'http://example.org/',
    updated_timestamp: '2025-01-06T00:01:00Z',
    state_updated_timestamp: '2025-01-06T00:00:00Z',
  })
  expect(await lab.send('PATCH', `/alarms/${id}`, { link: '' })).toMatchObject({ link: '' })
  await lab.at(1000)
  expect(await lab.history(id)).toEqual(['0 ALARM'])
})

test.each(['PUT', 'PATCH'])(
  'M104: a state set by %s is applied, notified, and evaluated again',
  async (method) => {
    const lab = await startLab()
    const mail = await lab.notify('ops@example.org', { type: 'EMAIL' })
    await lab.define('max(cpu) > 80', { alarm_actions: [mail], ok_actions: [mail] })
    await lab.measure(0, 'cpu', 99)
    const [{ id }] = await lab.alarms()
    await lab.at(3)
    await lab.send(method, `/alarms/${id}`, { state: 'OK', lifecycle_state: 'SEEN', link: 'http://a.test/' })
    const { elements } = await lab.send('GET', `/alarms/${id}/state-history`)
    expect(elements[1]).toMatchObject({ old_state: 'ALARM', new_state: 'OK', sub_alarms: [] })
    expect(await lab.alarms()).toMatchObject([{ state: 'OK', lifecycle_state: 'SEEN' }])
    // The next evaluation finds that the condition still holds.
    await lab.at(10)
    expect(await lab.history(id)).toEqual(['0 ALARM', '3 OK', '7 ALARM'])
    const outbox = await lab.outbox()
    expect(outbox.map(({ state }) => state)).toEqual(['ALARM', 'OK', 'ALARM'])
    expect(outbox.at(-1).body).toContain('Lifecycle state: SEEN')
  },
)

test('M105: after a deletion the next measurement creates an alarm with a new id', async () => {
  const lab = await startLab()
  await lab.define('max(cpu) > 80', { match_by: ['hostname'] })
  await lab.measure(0, 'cpu', 99, web1)
  const [{ id }] = await lab.alarms()
  await lab.send('DELETE', `/alarms/${id}`)
  await lab.at(100)
  expect(await lab.alarms()).toEqual([])
  expect(await lab.history()).toEqual([])
  await lab.measure(101, 'cpu', 1, web1)
  const [again] = await lab.alarms()
  expect(again.id).not.toBe(id)
  expect(again).toMatchObject({ state: 'UNDETERMINED', created_timestamp: '2025-01-06T00:01:41Z' })
})

test('M107: all fields of an entry of the history', async () => {
  const lab = await startLab()
  await lab.define('avg(cpu{zone=a}, 120) > 80 times 2 or max(load) >= 4', { match_by: ['hostname'] })
  await lab.at(0)
  await lab.post(
    { name: 'cpu', second: 0, value: 5, dimensions: { ...web1, zone: 'a' } },
    { name: 'load', second: 0, value: 1, dimensions: web1 },
  )
  await lab.measure(30, 'load', 7, web1)
  await lab.measure(200, 'load', 9, web1)
  const [{ id }] = await lab.alarms()
  const { elements } = await lab.send('GET', `/alarms/${id}/state-history`)
  const comparison = { deterministic: false, periods: 1 }
  expect(elements).toEqual([
    {
      id: String(origin + 187_000),
      alarm_id: id,
      timestamp: '2025-01-06T00:03:07.000Z',
      metrics: [
        { id: null, name: 'cpu', dimensions: { ...web1, zone: 'a' } },
        { id: null, name: 'load', dimensions: web1 },
      ],
      old_state: 'UNDETERMINED',
      new_state: 'ALARM',
      reason: 'Thresholds are exceeded for: max(load) >= 4 (values: 7)',
      reason_data: '{}',
      sub_alarms: [
        {
          sub_alarm_expression: {
            ...comparison,
            function: 'AVG',
            metric_name: 'cpu',
            dimensions: { zone: 'a' },
            operator: 'GT',
            threshold: 80,
            period: 120,
            periods: 2,
          },
          sub_alarm_state: 'OK',
          current_values: [5],
        },
        {
          sub_alarm_expression: {
            ...comparison,
            function: 'MAX',
            metric_name: 'load',
            dimensions: {},
            operator: 'GTE',
            threshold: 4,
            period: 60,
          },
          sub_alarm_state: 'ALARM',
          current_values: [7],
        },
      ],
    },
  ])
})

test('M108: the history is filtered and paged', async () => {
  const lab = await startLab()
  await lab.define('last(cpu) > 80', { match_by: ['hostname'] })
  for (const [second, value] of [
    [0, 99],
    [10, 1],
    [20, 99],
  ] as const) {
    await lab.measure(second, 'cpu', value, web1)
    await lab.measure(second + 1, 'cpu', value, web2)
  }
  const find = async (query: string) => {
    const { elements } = await lab.send('GET', `/alarms/state-history?${query}`)
    return elements.map(({ timestamp }: Json) => (Date.parse(timestamp) - origin) / 1000)
  }
  const second = (value: number) => encodeURIComponent(new Date(origin + value * 1000).toISOString())
  expect(await find('dimensions=hostname%3Aweb1')).toEqual([0, 10, 20])
  expect(await find(`start_time=${second(1)}&end_time=${second(11)}`)).toEqual([1, 10, 11])
  expect(await find('limit=2')).toEqual([0, 1])
  expect(await find(`limit=2&offset=${origin + 1000}`)).toEqual([10, 11])
  expect((await lab.send('GET', '/alarms/unknown/state-history')).elements).toEqual([])
})

test('M110: a result that no later measurement can change is evaluated immediately', async () => {
  const lab = await startLab()
  for (const expression of ['max(x) > 5', 'count(x) > 1', 'min(x) < 1', 'avg(x) > 5', 'sum(x) > 5']) {
    await lab.define(expression)
  }
  await lab.measure(20, 'x', 9)
  await lab.measure(21, 'x', 0)
  await lab.at(59)
  const seen = async () => {
    const alarms = await lab.alarms()
    return alarms.map(({ alarm_definition, state }) => `${alarm_definition.name}: ${state}`).toSorted()
  }
  expect(await seen()).toEqual([
    'avg(x) > 5: UNDETERMINED',
    'count(x) > 1: ALARM',
    'max(x) > 5: ALARM',
    'min(x) < 1: ALARM',
    'sum(x) > 5: UNDETERMINED',
  ])
  await lab.at(90)
  expect((await seen()).filter((state) => state.endsWith('UNDETERMINED'))).toHaveLength(2)
  // The end of the period is second 60, and the delay 30 seconds.
  await lab.at(127)
  expect(await seen()).toContain('avg(x) > 5: OK')
  expect(await seen()).toContain('sum(x) > 5: ALARM')
})

test('M110: a measurement after the delay ends the wait for the tick', async () => {
  const lab = await startLab()
  await lab.define('avg(x) > 5')
  await lab.measure(20, 'x', 9)
  await lab.measure(91, 'x', 9)
  expect(await lab.history()).toEqual(['91 ALARM'])
})

test('M111: `last` follows every measurement, ignores older ones and silence', async () => {
  const lab = await startLab()
  await lab.define('last(x) > 5 times 3')
  for (const [second, value] of [
    [10, 9],
    [11, 1],
    [12, 9],
  ] as const) {
    await lab.measure(second, 'x', value)
  }
  await lab.at(13)
  await lab.post({ name: 'x', second: 5, value: 0 })
  await lab.at(100_000)
  expect(await lab.history()).toEqual(['10 ALARM', '11 OK', '12 ALARM'])
})

test('M112: one period within the threshold means OK; ALARM requires all to violate', async () => {
  const lab = await startLab()
  await lab.define('avg(x) > 5 times 3')
  for (const [minute, value] of [9, 1, 9, 9, 9, 1].entries()) await lab.measure(minute * 60 + 10, 'x', value)
  await lab.at(450)
  expect(await lab.history()).toEqual(['187 OK', '367 ALARM', '427 OK'])
})

test('M113: silence, plain and deterministic', async () => {
  const lab = await startLab()
  await lab.define('avg(x) > 5', { name: 'plain' })
  await lab.define('avg(x, deterministic) > 5', { name: 'deterministic' })
  await lab.measure(10, 'x', 9)
  await lab.at(1000)
  const [plain, deterministic] = await Promise.all(
    (await lab.alarms('sort_by=alarm_definition_name%20desc')).map(({ id }) => lab.history(id)),
  )
  expect(plain).toEqual(['127 ALARM', '247 UNDETERMINED'])
  expect(deterministic).toEqual(['127 ALARM', '187 OK'])
})

test('M114: one undetermined comparison makes the alarm UNDETERMINED, even with `or`', async () => {
  const lab = await startLab()
  await lab.define('max(a) > 5 or max(b) > 5')
  for (let second = 10; second < 600; second += 60) {
    await lab.measure(second, 'a', 9)
    if (second < 100) await lab.measure(second + 1, 'b', 1)
  }
  expect(await lab.history()).toEqual(['127 ALARM', '307 UNDETERMINED'])
})

test('M115: names match exactly, and further dimensions do not matter', async () => {
  const lab = await startLab()
  await lab.define('max(Cpu{zone=A}) > 5')
  await lab.measure(1, 'cpu', 9, { zone: 'A' })
  await lab.measure(2, 'Cpu', 9, { zone: 'a' })
  expect(await lab.alarms()).toEqual([])
  await lab.measure(3, 'Cpu', 9, { zone: 'A', rack: '1', ...web1 })
  expect(states(await lab.alarms())).toEqual(['Cpu@web1 ALARM'])
})

test('M116: another threshold keeps the window, another period empties it', async () => {
  const lab = await startLab()
  const threshold = await lab.define('avg(x) > 50', { name: 'threshold' })
  const period = await lab.define('avg(x) > 50', { name: 'period' })
  await lab.measure(10, 'x', 20)
  await lab.at(20)
  await lab.send('PATCH', `/alarm-definitions/${threshold}`, { expression: 'avg(x) > 10' })
  await lab.send('PATCH', `/alarm-definitions/${period}`, { expression: 'sum(x) > 10' })
  await lab.at(130)
  expect(await lab.alarms('sort_by=alarm_definition_name')).toMatchObject([
    { alarm_definition: { name: 'period' }, state: 'UNDETERMINED' },
    { alarm_definition: { name: 'threshold' }, state: 'ALARM' },
  ])
})

test('behavior: an edited deterministic definition stays deterministic', async () => {
  const lab = await startLab()
  const id = await lab.define('max(x, deterministic) > 5')
  await lab.measure(10, 'x', 9)
  await lab.send('PATCH', `/alarm-definitions/${id}`, { expression: 'max(x, deterministic) > 6' })
  await lab.at(1000)
  expect(await lab.history()).toEqual(['10 ALARM', '187 OK'])
})

test('behavior: a deleted definition deletes its alarms, and its metrics create none', async () => {
  const lab = await startLab()
  const id = await lab.define('max(x) > 5')
  await lab.measure(10, 'x', 9)
  await lab.send('DELETE', `/alarm-definitions/${id}`)
  await lab.measure(20, 'x', 9)
  await lab.at(600)
  expect(await lab.alarms()).toEqual([])
  expect(await lab.history()).toEqual([])
})

test('behavior: a metric that comes later joins its alarm', async () => {
  const lab = await startLab()
  await lab.define('max(x) > 5')
  await lab.measure(10, 'x', 1, web1)
  const [{ id }] = await lab.alarms()
  await lab.measure(20, 'x', 9, web2)
  expect(await lab.alarms()).toMatchObject([
    { id, state: 'ALARM', metrics: [{ dimensions: web1 }, { dimensions: web2 }] },
  ])
})

test('behavior: a refused request has no effect on the engine', async () => {
  const lab = await startLab()
  const id = await lab.define('max(x) > 5')
  expect(
    await lab.status('POST', '/metrics', [{ name: 'x', timestamp: origin, value: 9 }, { name: 'x' }]),
  ).toBe(422)
  expect(
    await lab.status('PATCH', `/alarm-definitions/${id}`, {
      expression: 'max(x) > 1',
      alarm_actions: ['none'],
    }),
  ).toBe(422)
  expect(await lab.status('DELETE', '/alarms/unknown')).toBe(404)
  await lab.measure(10, 'x', 3)
  expect(states(await lab.alarms())).toEqual(['x@- UNDETERMINED'])
})

test('behavior: alarms of one project ignore the metrics of another', async () => {
  const lab = await startLab()
  await lab.define('max(x) > 5')
  const { emulator } = lab
  const response = await emulator.fetch('http://emulator.test/identity/v3/auth/tokens', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      auth: {
        identity: {
          methods: ['password'],
          password: { user: { name: 'admin', domain: { id: 'default' }, password: 'secret' } },
        },
        scope: { project: { name: 'admin', domain: { id: 'default' } } },
      },
    }),
  })
  const posted = await emulator.fetch('http://emulator.test/v2.0/metrics', {
    method: 'POST',
    headers: {
      'X-Auth-Token': response.headers.get('X-Subject-Token') ?? '',
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({ name: 'x', timestamp: origin, value: 9 }),
  })
  expect(posted.status).toBe(204)
  expect(await lab.alarms()).toEqual([])
})

test('parameters: engine.delay and engine.tick', async () => {
  const lab = await startLab({ from: 0, engine: { delay: 0, tick: 1 } })
  await lab.define('avg(x) > 5')
  await lab.measure(10, 'x', 9)
  await lab.at(62)
  expect(await lab.history()).toEqual(['61 ALARM'])
})
