import { expect, test } from 'vitest'
import { listReply, recordRequests } from '../../test/recordRequests.js'
import type { AlarmHistoryEntry } from './alarmHistory.js'
import { getAlarmHistory, listAlarmHistory } from './alarmHistory.js'

const wire = {
  id: '1735689990000',
  alarm_id: 'a1',
  timestamp: '2025-01-01T00:06:30.000Z',
  metrics: [{ id: null, name: 'room.temp_c', dimensions: { site: 'attic', hostname: 'pi4' } }],
  old_state: 'UNDETERMINED',
  new_state: 'ALARM',
  reason: 'free text',
  reason_data: '{}',
  sub_alarms: [
    {
      sub_alarm_expression: {
        function: 'AVG',
        metric_name: 'room.temp_c',
        dimensions: { siteName: 'attic' },
        operator: 'GT',
        threshold: 30.0,
        period: 300,
        periods: 2,
      },
      sub_alarm_state: 'ALARM',
      current_values: [30.4, 31.0],
    },
  ],
}
const entry: AlarmHistoryEntry = {
  id: '1735689990000',
  alarmId: 'a1',
  timestamp: 1_735_689_990_000,
  metrics: [{ name: 'room.temp_c', dimensions: { site: 'attic', hostname: 'pi4' } }],
  oldState: 'UNDETERMINED',
  newState: 'ALARM',
  reason: 'free text',
  reasonData: '{}',
  subAlarms: [
    {
      expression: {
        function: 'AVG',
        metricName: 'room.temp_c',
        dimensions: { siteName: 'attic' },
        operator: 'GT',
        threshold: 30,
        period: 300,
        periods: 2,
      },
      state: 'ALARM',
      currentValues: [30.4, 31],
    },
  ],
}

test('getAlarmHistory', async () => {
  const requester = recordRequests(listReply([wire], 'offset=1735689990000&limit=1'))
  const page = await getAlarmHistory(requester, { alarmId: 'a1', offset: '5', limit: 1 })
  expect(page).toEqual({ elements: [entry], nextOffset: '1735689990000' })
  expect(requester.requests).toEqual([
    { method: 'GET', path: '/alarms/a1/state-history', paging: 'history', query: { offset: '5', limit: 1 } },
  ])
})

test('getAlarmHistory: a change through the API, and a deterministic comparison', async () => {
  const [subAlarm] = wire.sub_alarms
  const sub_alarm_expression = { ...subAlarm?.sub_alarm_expression, dimensions: null, deterministic: true }
  const requester = recordRequests(
    listReply([
      { ...wire, sub_alarms: [] },
      { ...wire, sub_alarms: [{ ...subAlarm, sub_alarm_expression }] },
    ]),
  )
  const { elements } = await getAlarmHistory(requester, { alarmId: 'a1' })
  expect(elements[0]?.subAlarms).toEqual([])
  expect(elements[1]?.subAlarms[0]?.expression).toMatchObject({ dimensions: {}, deterministic: true })
})

test('listAlarmHistory: parameters', async () => {
  const requester = recordRequests(listReply([wire]))
  const page = await listAlarmHistory(requester, {
    dimensions: { hostname: 'pi4' },
    startTime: 0,
    endTime: new Date(1),
    offset: '5',
    limit: 1,
  })
  expect(page).toEqual({ elements: [entry], nextOffset: undefined })
  expect(requester.requests).toEqual([
    {
      method: 'GET',
      path: '/alarms/state-history',
      paging: 'history',
      query: {
        dimensions: 'hostname:pi4',
        start_time: '1970-01-01T00:00:00.000Z',
        end_time: '1970-01-01T00:00:00.001Z',
        offset: '5',
        limit: 1,
      },
    },
  ])
})

test('listAlarmHistory: default', async () => {
  const requester = recordRequests(listReply([]))
  expect(await listAlarmHistory(requester)).toEqual({ elements: [], nextOffset: undefined })
})
