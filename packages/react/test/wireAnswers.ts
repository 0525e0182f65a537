import type { Answer } from './recordingRequester.js'

/** The id of everything that the answers tell of. */
export const wireId = 'f9935bcc'

const time = '2025-01-31T12:00:00.000Z'
const identity = { id: '0', name: 'cpu.idle_perc', dimensions: { hostname: 'web1' } }
const alarm = {
  id: wireId,
  alarm_definition: { id: wireId, name: 'Busy', severity: 'HIGH' },
  metrics: [identity],
  state: 'ALARM',
  lifecycle_state: 'OPEN',
  link: null,
  state_updated_timestamp: time,
  updated_timestamp: time,
  created_timestamp: time,
}
const definition = {
  id: wireId,
  name: 'Busy',
  expression: 'avg(cpu.idle_perc) < 10',
  match_by: ['hostname'],
  severity: 'HIGH',
  actions_enabled: true,
  alarm_actions: [wireId],
}
const method = { id: wireId, name: 'On call', type: 'EMAIL', address: 'oncall@example.org', period: 0 }
const change = {
  id: '1738324800000',
  alarm_id: wireId,
  timestamp: time,
  metrics: [identity],
  old_state: 'OK',
  new_state: 'ALARM',
  reason: 'Thresholds were exceeded',
  sub_alarms: [],
}
const measurements = [
  [time, 1.5, { note: 'by hand' }],
  ['2025-01-31T12:00:30.250Z', -2e-7, {}],
]
const list = (...elements: unknown[]): Answer => ({ elements, links: [] })

/** An answer to every read, with something in it. */
export const wireAnswers: Readonly<Record<string, Answer>> = {
  'GET /metrics': list(identity),
  'GET /metrics/names': list({ name: 'cpu.idle_perc' }),
  'GET /metrics/dimensions/names': list({ dimension_name: 'hostname' }),
  'GET /metrics/dimensions/names/values': list({ dimension_value: 'web1' }),
  'GET /metrics/measurements': list({
    ...identity,
    columns: ['timestamp', 'value', 'value_meta'],
    measurements,
  }),
  'GET /metrics/statistics': list({
    ...identity,
    columns: ['timestamp', 'avg'],
    statistics: [
      ['2025-01-31T12:00:00Z', 1.5],
      ['2025-01-31T12:05:00Z', 0.1],
    ],
  }),
  'GET /alarms': list(alarm),
  [`GET /alarms/${wireId}`]: alarm,
  'GET /alarms/count': { columns: ['count', 'state'], counts: [[1, 'ALARM']] },
  'GET /alarms/state-history': list(change),
  [`GET /alarms/${wireId}/state-history`]: list(change),
  'GET /alarm-definitions': list(definition),
  [`GET /alarm-definitions/${wireId}`]: definition,
  'GET /notification-methods': list(method),
  [`GET /notification-methods/${wireId}`]: method,
  'GET /notification-methods/types': list({ type: 'EMAIL' }),
}
