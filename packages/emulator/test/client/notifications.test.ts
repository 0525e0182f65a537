import { expect, test } from 'vitest'
import { startHooks } from '../engine/hooks.js'
import { connect, startServer, ways } from './setup.js'

const start = Date.UTC(2025, 0, 6)
const minute = 60_000

test.each(ways)('behavior: from a crossed threshold to silence, with webhooks, %s', async (way) => {
  const hooks = await startHooks()
  const server = await startServer(way, { clock: () => start, tokenTtl: 100_000 })
  const client = connect(server, 'mini-mon', { clock: () => start })
  const { advance } = server.emulator
  const hook = await client.notifications.create({ name: 'hook', type: 'WEBHOOK', address: hooks.url })
  const definition = await client.alarmDefinitions.create({
    name: 'High CPU usage',
    expression: 'avg(cpu.user_perc) > 90 times 2',
    matchBy: ['hostname'],
    alarmActions: [hook.id],
    okActions: [hook.id],
    undeterminedActions: [hook.id],
  })
  let now = start
  const post = async (value: number): Promise<void> => {
    await client.metrics.create({
      name: 'cpu.user_perc',
      dimensions: { hostname: 'web1' },
      timestamp: now,
      value,
    })
    await advance(minute)
    now += minute
  }
  for (const value of [50, 97, 98, 99, 20, 10]) await post(value)
  await advance(10 * minute)

  const { elements: alarms } = await client.alarms.list({ alarmDefinitionId: definition.id })
  expect(alarms).toMatchObject([
    { state: 'UNDETERMINED', metrics: [{ name: 'cpu.user_perc', dimensions: { hostname: 'web1' } }] },
  ])
  const { elements: history } = await client.alarms.history({ alarmId: alarms[0]?.id ?? '' })
  const changes = history.map(({ timestamp, newState }) => [(timestamp - start) / minute, newState])
  // A window is judged by the first evaluation that is more than 30 seconds after its end: minute 0 at minute 2,
  // minutes 1 and 2, both above 90, at minute 4, minute 4 at minute 6. The last value is that of minute 5: at minutes 9
  // to 12 the window is empty, and the fourth time is `2 * times`.
  expect(changes).toEqual([
    [2, 'OK'],
    [4, 'ALARM'],
    [6, 'OK'],
    [12, 'UNDETERMINED'],
  ])
  expect(history[1]?.subAlarms[0]).toMatchObject({ state: 'ALARM', currentValues: [97, 98] })
  expect(hooks.received.map(({ body }) => [body.state, body.alarm_timestamp])).toEqual(
    history.map(({ newState, timestamp }) => [newState, timestamp / 1000]),
  )
  expect(hooks.received[1]?.body).toMatchObject({
    alarm_name: 'High CPU usage',
    old_state: 'OK',
    message: 'Thresholds are exceeded for: avg(cpu.user_perc) > 90 times 2 (values: 97, 98)',
  })
})
