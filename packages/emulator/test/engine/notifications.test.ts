import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startHooks } from './hooks.js'
import { type Json, type Lab, origin, startLab } from './setup.js'

const web1 = { hostname: 'web1' }

test('M117: a transition runs the actions of its new state, in order, and no others', async () => {
  const lab = await startLab()
  const mail = (name: string) => lab.notify(`${name}@example.org`, { type: 'EMAIL' })
  const [a, b, ok, undetermined] = [await mail('a'), await mail('b'), await mail('ok'), await mail('none')]
  await lab.define('max(x) > 5', {
    alarm_actions: [b, a],
    ok_actions: [ok],
    undetermined_actions: [undetermined],
  })
  await lab.measure(10, 'x', 9)
  await lab.measure(70, 'x', 1)
  await lab.at(600)
  expect(await lab.history()).toEqual(['10 ALARM', '187 OK', '307 UNDETERMINED'])
  const outbox = await lab.outbox()
  expect(outbox.map(({ address, state, status }) => [address, state, status])).toEqual([
    ['b@example.org', 'ALARM', 'delivered'],
    ['a@example.org', 'ALARM', 'delivered'],
    ['ok@example.org', 'OK', 'delivered'],
    ['none@example.org', 'UNDETERMINED', 'delivered'],
  ])
})

test('M117: with actions_enabled false there is history, but no notification', async () => {
  const lab = await startLab()
  const mail = await lab.notify('a@example.org', { type: 'EMAIL' })
  const id = await lab.define('last(x) > 5', { alarm_actions: [mail] })
  await lab.send('PATCH', `/alarm-definitions/${id}`, { actions_enabled: false })
  await lab.measure(10, 'x', 9)
  await lab.at(20)
  expect(await lab.history()).toEqual(['10 ALARM'])
  expect(await lab.outbox()).toEqual([])
  await lab.send('PATCH', `/alarm-definitions/${id}`, { actions_enabled: true })
  for (const [second, value] of [
    [30, 1],
    [40, 9],
  ] as const) {
    await lab.measure(second, 'x', value)
  }
  await lab.at(50)
  expect(await lab.outbox()).toHaveLength(1)
})

test('M117: actions set after the alarm was created apply', async () => {
  const lab = await startLab()
  const id = await lab.define('last(x) > 5')
  await lab.measure(10, 'x', 1)
  const mail = await lab.notify('a@example.org', { type: 'EMAIL' })
  await lab.send('PATCH', `/alarm-definitions/${id}`, {
    name: 'Renamed',
    severity: 'HIGH',
    alarm_actions: [mail],
  })
  await lab.measure(20, 'x', 9, undefined)
  await lab.at(20)
  expect(await lab.outbox()).toMatchObject([{ subject: 'ALARM HIGH "Renamed"' }])
})

test('M118: the body of a webhook', async () => {
  const lab = await startLab()
  const hooks = await startHooks()
  const hook = await lab.notify(hooks.url)
  const id = await lab.define('max(x) > 5', {
    name: 'Too much',
    description: 'of x',
    match_by: ['hostname'],
    alarm_actions: [hook],
  })
  await lab.at(10)
  await lab.post({ name: 'x', second: 9, value: 9, dimensions: web1 })
  await lab.at(10.5)
  const [alarm] = await lab.alarms()
  expect(hooks.received).toEqual([
    {
      path: '/hook',
      method: 'POST',
      contentType: 'application/json',
      body: {
        alarm_id: alarm.id,
        alarm_definition_id: id,
        alarm_name: 'Too much',
        alarm_description: 'of x',
        alarm_timestamp: origin / 1000 + 10,
        state: 'ALARM',
        old_state: 'UNDETERMINED',
        message: 'Thresholds are exceeded for: max(x) > 5 (values: 9)',
        tenant_id: expect.stringMatching(/^[\da-f]{32}$/),
        metrics: [{ id: null, name: 'x', dimensions: web1 }],
      },
    },
  ])
})

test('C6, M118: a failing webhook is tried six times, 30 seconds apart', async () => {
  const lab = await startLab()
  const hooks = await startHooks()
  hooks.answer = 500
  await lab.define('last(x) > 5', { alarm_actions: [await lab.notify(hooks.url)] })
  await lab.measure(10, 'x', 9)
  await lab.at(1000)
  expect(hooks.received).toHaveLength(6)
  const outbox = await lab.outbox()
  expect(
    outbox.map(({ timestamp, attempt, status, error }) => [second(timestamp), attempt, status, error]),
  ).toEqual(
    [10, 40, 70, 100, 130, 160].map((at, index) => [at, index + 1, 'failed', 'The server answered 500']),
  )
})

test('M118: a retry uses the current method, and ends with success or the method’s deletion', async () => {
  const lab = await startLab()
  const [first, second] = [await startHooks(), await startHooks()]
  first.answer = 404
  const edited = await lab.notify(first.url)
  const deleted = await lab.notify(`${first.url}/deleted`)
  await lab.define('last(x) > 5', { alarm_actions: [edited, deleted] })
  await lab.measure(10, 'x', 9)
  await lab.at(20)
  await lab.send('PATCH', `/notification-methods/${edited}`, { address: second.url })
  await lab.send('DELETE', `/notification-methods/${deleted}`)
  await lab.at(1000)
  expect(first.received.map(({ path }) => path).toSorted()).toEqual(['/hook', '/hook/deleted'])
  expect(second.received).toHaveLength(1)
})

test('behavior: a late reply is a failure, and so is a refused connection', async () => {
  const lab = await startLab()
  const hooks = await startHooks()
  hooks.answer = 'never'
  const closed = await lab.notify('http://127.0.0.1:1/')
  await lab.define('last(x) > 5', { alarm_actions: [await lab.notify(hooks.url), closed] })
  await lab.measure(10, 'x', 9)
  const before = performance.now()
  await lab.at(11)
  expect(performance.now() - before).toBeGreaterThan(4900)
  const errors = (await lab.outbox()).map(({ error }) => error)
  expect(errors.toSorted()).toEqual(['No answer within 5 s', 'The server cannot be reached (request failed)'])
})

test('behavior: a redirect is a failure, and is not followed', async () => {
  const lab = await startLab()
  const [hooks, elsewhere] = [await startHooks(), await startHooks()]
  hooks.answer = 307
  hooks.location = elsewhere.url
  await lab.define('last(x) > 5', { alarm_actions: [await lab.notify(hooks.url)] })
  await lab.measure(10, 'x', 9)
  await lab.at(11)
  expect(await lab.outbox()).toMatchObject([{ status: 'failed', error: 'The server answered 307' }])
  expect(elsewhere.received).toEqual([])
})

test('behavior: user and password of a URL are sent in a header, and never shown', async () => {
  const lab = await startLab()
  const hooks = await startHooks()
  const address = hooks.url.replace('http://', 'http://user:hunter2@')
  await lab.define('last(x) > 5', { alarm_actions: [await lab.notify(address, { name: 'hook' })] })
  await lab.measure(10, 'x', 9)
  await lab.at(11)
  expect(hooks.received).toHaveLength(1)
  const outbox = await lab.outbox()
  expect(outbox).toMatchObject([{ status: 'delivered', address: `http://127.0.0.1:${hooks.port}/***` }])
  expect(JSON.stringify(outbox)).not.toContain('hunter2')
})

test('behavior: webhooks go to this machine only, unless another host is allowed', async () => {
  const send = async (webhookHosts: readonly string[] | 'any', address: string) => {
    const lab = await startLab({ webhookHosts })
    await lab.define('last(x) > 5', { alarm_actions: [await lab.notify(address)] })
    await lab.measure(10, 'x', 9)
    await lab.at(1000)
    return (await lab.outbox()).map(({ status }) => status)
  }
  expect(await send([], 'http://monasca.invalid/')).toEqual(['refused'])
  expect(await send([], 'http://127.0.0.1.monasca.invalid/')).toEqual(['refused'])
  expect(await send(['other.invalid'], 'http://monasca.invalid/')).toEqual(['refused'])
  // That name does not exist, so these attempts fail.
  expect(await send(['Monasca.invalid'], 'http://monasca.invalid/')).toEqual(Array(6).fill('failed'))
  expect(await send('any', 'http://monasca.invalid/')).toEqual(Array(6).fill('failed'))
})

test('M119: a method with a period is notified again until the state changes', async () => {
  const lab = await startLab()
  const hooks = await startHooks()
  await lab.define('last(x) > 5', { alarm_actions: [await lab.notify(hooks.url, { period: 60 })] })
  await lab.measure(10, 'x', 9)
  await lab.at(200)
  expect(hooks.received).toHaveLength(4)
  await lab.measure(201, 'x', 1)
  await lab.measure(202, 'x', 9)
  await lab.at(300)
  const outbox = await lab.outbox()
  expect(outbox.map(({ timestamp }) => second(timestamp))).toEqual([10, 70, 130, 190, 202, 262])
})

test('M119: repetitions end with the alarm, with the method, and with its period', async () => {
  const lab = await startLab()
  const method = (name: string) => lab.notify(`${name}@example.org`, { type: 'EMAIL', period: 60 })
  const [kept, deleted, changed] = [await method('kept'), await method('deleted'), await method('changed')]
  await lab.define('last(x) > 5', { alarm_actions: [kept, deleted, changed] })
  await lab.measure(10, 'x', 9)
  await lab.at(80)
  await lab.send('DELETE', `/notification-methods/${deleted}`)
  await lab.send('PATCH', `/notification-methods/${changed}`, { period: 0 })
  await lab.at(140)
  const [{ id }] = await lab.alarms()
  await lab.send('DELETE', `/alarms/${id}`)
  await lab.at(400)
  const sent = (await lab.outbox()).map(
    ({ address, timestamp }) => `${address.split('@')[0]} ${second(timestamp)}`,
  )
  expect(sent.toSorted()).toEqual([
    'changed 10',
    'changed 70',
    'deleted 10',
    'deleted 70',
    'kept 10',
    'kept 130',
    'kept 70',
  ])
})

test('M119: retries of the first notification and repetitions run side by side', async () => {
  const lab = await startLab()
  const hooks = await startHooks()
  hooks.answer = 503
  await lab.define('last(x) > 5', { alarm_actions: [await lab.notify(hooks.url, { period: 60 })] })
  await lab.measure(10, 'x', 9)
  await lab.at(200)
  const outbox = await lab.outbox()
  expect(outbox.map(({ timestamp, attempt }) => `${second(timestamp)} ${attempt}`).toSorted()).toEqual(
    ['10 1', '40 2', '70 1', '70 3', '100 4', '130 1', '130 5', '160 6', '190 1'].toSorted(),
  )
})

test('behavior: the text of a mail', async () => {
  const lab = await startLab()
  const mail = await lab.notify('ops@example.org', { type: 'EMAIL', name: 'Operations' })
  await lab.define('max(x) > 5', { name: 'Too much', alarm_actions: [mail], match_by: ['hostname'] })
  await lab.measure(10, 'x', 9, { ...web1, zone: 'a' })
  await lab.at(10)
  const [alarm] = await lab.alarms()
  const [entry] = await lab.outbox()
  expect(entry).toMatchObject({
    alarm_id: alarm.id,
    type: 'EMAIL',
    notification_method: { id: mail, name: 'Operations' },
    address: 'ops@example.org',
    status: 'delivered',
    attempt: 1,
    subject: 'ALARM LOW "Too much" on web1',
    error: null,
    timestamp: '2025-01-06T00:00:10.000Z',
  })
  expect(entry.body.replace(alarm.id, '<id>')).toMatchInlineSnapshot(`
    "About web1:
    thresholds are exceeded for: max(x) > 5 (values: 9).

    Alarm: Too much
    State: ALARM, was UNDETERMINED
    Severity: LOW
    Time: 2025-01-06T00:00:10.000Z
    Alarm id: <id>
    Lifecycle state: none
    Link: none

    Metrics:
      x hostname=web1, zone=a
    "
  `)
})

test('M68, M76: types of notification methods are configurable, and a key is not logged', async () => {
  const lab = await startLab({ notificationTypes: ['slack', 'PAGERDUTY'] })
  const { elements } = await lab.send('GET', '/notification-methods/types')
  expect(elements).toEqual([{ type: 'PAGERDUTY' }, { type: 'SLACK' }])
  expect(
    await lab.status('POST', '/notification-methods', { name: 'a', type: 'EMAIL', address: 'a@b.c' }),
  ).toBe(400)
  const slack = await lab.notify('https://hooks.example.org/services/T0/s3cret', {
    type: 'Slack',
    name: 'chat',
  })
  const pager = await lab.notify('s3cret-key', { type: 'PAGERDUTY', name: 'pager' })
  await lab.define('max(x) > 5', { alarm_actions: [slack, pager] })
  await lab.measure(10, 'x', 9, web1)
  await lab.at(10)
  const outbox = await lab.outbox()
  expect(outbox.map(({ type, address, status }) => [type, address, status])).toEqual([
    ['SLACK', 'https://hooks.example.org/***', 'delivered'],
    ['PAGERDUTY', '***', 'delivered'],
  ])
  expect(JSON.stringify(outbox)).not.toContain('s3cret')
  expect(JSON.parse(outbox[1].body)).toMatchObject({ event_type: 'trigger', details: { current: 'ALARM' } })
})

test('behavior: a method whose type is no longer available is skipped', async () => {
  const dataDir = temporaryFolder()
  const first = await startLab({ dataDir })
  const mail = await first.notify('a@example.org', { type: 'EMAIL' })
  await first.define('last(x) > 5', { alarm_actions: [mail] })
  await first.close()
  const second = await startLab({ dataDir, from: 0, notificationTypes: ['WEBHOOK'] })
  await second.measure(10, 'x', 9)
  await second.at(10)
  expect(await second.outbox()).toEqual([])
})

test('behavior: notifications pending before a restart are sent after it', async () => {
  const dataDir = temporaryFolder()
  const hooks = await startHooks()
  hooks.answer = 500
  const first = await startLab({ dataDir })
  const hook = await first.notify(hooks.url, { period: 60 })
  await first.define('last(x) > 5', { alarm_actions: [hook] })
  await first.measure(10, 'x', 9)
  await first.at(20)
  await first.close()
  hooks.answer = 200
  const second = await startLab({ dataDir, from: 500 })
  await second.at(500)
  expect((await second.outbox()).map(({ attempt, status }) => `${attempt} ${status}`)).toEqual([
    '1 failed',
    '2 delivered',
    '1 delivered',
  ])
  expect(await second.history()).toEqual(['10 ALARM'])
  await second.close()
})

test('outbox: filtered, limited, cleared, and closed to other machines', async () => {
  const lab = await startLab()
  const mail = await lab.notify('a@example.org', { type: 'EMAIL' })
  const pager = await lab.notify('key', { type: 'PAGERDUTY' })
  await lab.define('last(x) > 5', { alarm_actions: [mail, pager] })
  await lab.measure(10, 'x', 9)
  await lab.at(11)
  const [{ id }] = await lab.alarms()
  expect(await lab.outbox('type=email')).toMatchObject([{ type: 'EMAIL' }])
  expect(await lab.outbox(`alarm_id=${id}`)).toHaveLength(2)
  expect(await lab.outbox('project_id=other')).toEqual([])
  const { emulator } = lab
  const ask = (path: string, init?: RequestInit) => emulator.fetch(`http://e.test/emulator/v1${path}`, init)
  const limited: Json = await (await ask('/outbox?limit=1')).json()
  expect(limited.elements).toHaveLength(1)
  expect((await ask('/outbox?limit=0')).status).toBe(400)
  expect((await ask('/nothing')).status).toBe(404)
  const page = await ask('/inbox')
  expect(page.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
  expect(await page.text()).toContain('ALARM LOW &quot;last(x) &gt; 5&quot;')
  const foreign = { headers: { Origin: 'http://evil.example' } }
  expect((await ask('/outbox', foreign)).status).toBe(403)
  expect((await ask('/outbox', { headers: { Origin: 'http://localhost:5173' } })).status).toBe(200)
  expect((await ask('/outbox', { method: 'DELETE' })).status).toBe(204)
  expect(await lab.outbox()).toEqual([])
})

test('outbox: over HTTP, only by a name of this machine', async () => {
  const lab = await startLab()
  const { port } = await lab.emulator.listen({ port: 0 })
  const { status } = await fetch(`http://127.0.0.1:${port}/emulator/v1/outbox`)
  expect(status).toBe(200)
  const { request } = await import('node:http')
  const rebound = await new Promise<number | undefined>((resolve, reject) => {
    request(
      { port, host: '127.0.0.1', path: '/emulator/v1/outbox', headers: { Host: 'evil.example' } },
      (response) => {
        response.resume()
        resolve(response.statusCode)
      },
    )
      .on('error', reject)
      .end()
  })
  expect(rebound).toBe(421)
})

/** Of the tests' time. */
function second(timestamp: string): number {
  return (Date.parse(timestamp) - origin) / 1000
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'monasca-notifications-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Requests a test at the emulator's own API. */
async function sendTest(
  lab: Lab,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<[number, Json]> {
  const response = await lab.emulator.fetch('http://emulator.test/emulator/v1/notification-tests', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return [response.status, await response.json()]
}

test('behavior: a test is sent once, to the method alone, and is in the outbox', async () => {
  const lab = await startLab()
  const hooks = await startHooks()
  hooks.answer = 500
  const hook = await lab.notify(hooks.url)
  const mail = await lab.notify('ops@example.org', { type: 'EMAIL' })
  await lab.define('max(x) > 5', { alarm_actions: [mail] })
  await lab.measure(1, 'x', 9)
  await lab.at(2)
  const [{ project_id: projectId }] = await lab.outbox()

  const [status, entry] = await sendTest(lab, { project_id: projectId, notification_method_id: mail })
  expect([status, entry]).toMatchObject([
    200,
    {
      status: 'delivered',
      attempt: 1,
      subject: 'ALARM LOW "Test notification"',
      alarm_id: expect.stringMatching(/^0{8}-/),
    },
  ])
  expect(entry.body).toContain('this is a test: no alarm has fired')
  expect((await lab.outbox(`notification_method_id=${mail}`)).map(({ id }) => id)).toContain(entry.id)

  const [, failed] = await sendTest(lab, { project_id: projectId, notification_method_id: hook })
  expect(failed).toMatchObject({ status: 'failed', error: 'The server answered 500' })
  await lab.at(100)
  expect(hooks.received).toHaveLength(1)
  expect(await lab.history()).toEqual(['1 ALARM'])
})

test('error: tests of unknown methods, with other bodies, or from other sites', async () => {
  const lab = await startLab()
  const body = { project_id: 'p', notification_method_id: 'none' }
  expect((await sendTest(lab, body))[0]).toBe(404)
  expect((await sendTest(lab, {}))[0]).toBe(400)
  expect((await sendTest(lab, body, { 'Content-Type': 'text/plain' }))[0]).toBe(400)
  expect((await sendTest(lab, body, { Origin: 'https://evil.example' }))[0]).toBe(403)
})
