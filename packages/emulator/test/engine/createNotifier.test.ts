import { expect, test } from 'vitest'
import { createNotifier } from '../../src/notifications/createNotifier.js'
import { listOutbox } from '../../src/notifications/outbox.js'
import { insertAlarmDefinition } from '../../src/store/alarmDefinitions.js'
import { insertAlarm } from '../../src/store/alarms.js'
import { insertNotificationMethod } from '../../src/store/notifications.js'
import { openStore } from '../../src/store/openStore.js'
import { createTime } from '../../src/time/createTime.js'
import { origin } from './setup.js'

const hour = 3_600_000

/** A store with one alarm whose definition notifies one mail address, and its notifier. */
function createAlarm() {
  const store = openStore()
  const time = createTime(() => origin)
  const notifier = createNotifier({ store, time, types: ['EMAIL'], webhookHosts: [] })
  const method = { name: 'mail', type: 'EMAIL', address: 'a@example.org', period: 0 }
  const { id } = insertNotificationMethod(store, 'p', method, origin)
  const definition = insertAlarmDefinition(
    store,
    'p',
    {
      name: 'd',
      description: '',
      expression: 'max(x) > 5',
      deterministic: false,
      subExpressions: [{ metricName: 'x', dimensions: {} }],
      matchBy: [],
      severity: 'LOW',
      actionsEnabled: true,
      alarmActions: [id],
      okActions: [],
      undeterminedActions: [],
    },
    origin,
  )
  const metrics = [{ name: 'x', dimensions: {} }]
  const alarmId = insertAlarm(store, 'p', {
    alarmDefinitionId: definition.id,
    metrics,
    state: 'ALARM',
    createdAt: origin,
  })
  const transition = (timestamp: number) => ({
    alarmId,
    timestamp,
    metrics,
    oldState: 'OK' as const,
    newState: 'ALARM' as const,
    reason: 'too much',
  })
  return { store, time, notifier, transition }
}

test('behavior: transitions more than four hours ago are not notified', async () => {
  const { store, time, notifier, transition } = createAlarm()
  notifier.notify('p', transition(origin - 4 * hour - 1))
  notifier.notify('p', transition(origin - 4 * hour))
  await time.advance(1)
  const sent = listOutbox(store, { limit: 10 })
  expect(sent.map(({ body }) => /Time: (.*)/.exec(body)?.[1])).toEqual(['2025-01-05T20:00:00.000Z'])
  expect(store.all('SELECT * FROM notification_queue')).toEqual([])
  await time.close()
  store.close()
})

test('behavior: rolled-back transitions are not notified', async () => {
  const { store, time, notifier, transition } = createAlarm()
  const work = () =>
    store.transaction(() => {
      notifier.notify('p', transition(origin))
      throw new Error('enough')
    })
  expect(work).toThrow('enough')
  await time.advance(hour)
  expect(listOutbox(store, { limit: 10 })).toEqual([])
  await time.close()
  store.close()
})

test('behavior: the newest thousand entries are kept', async () => {
  const { store, time, notifier, transition } = createAlarm()
  for (let index = 0; index < 1010; index++) notifier.recordPast('p', transition(origin + index))
  const entries = listOutbox(store, { limit: 2000 })
  expect(entries).toHaveLength(1000)
  expect([entries[0]?.sentAt, entries.at(-1)?.sentAt]).toEqual([origin + 1009, origin + 10])
  await time.close()
  store.close()
})

test('close: aborts what is being sent, and keeps it for the next start', async () => {
  const { store, time, notifier, transition } = createAlarm()
  notifier.close()
  notifier.notify('p', transition(origin))
  await time.advance(hour)
  expect(store.all('SELECT * FROM notification_queue')).toHaveLength(1)
  const next = createNotifier({ store, time, types: ['EMAIL'], webhookHosts: [] })
  next.start()
  await time.advance(0)
  expect(listOutbox(store, { limit: 10 })).toMatchObject([{ status: 'delivered', attempt: 1 }])
  await time.close()
  store.close()
})
