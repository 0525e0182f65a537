import { expect } from 'vitest'
import type { Answer } from './server.js'

const dimensions = { hostname: 'attic', service: 'home' }
const id: Answer = expect.stringMatching(/^[0-9a-f-]{36}$/)

function links(origin: string, path: string): Answer {
  const start = `${origin}/v2.0/${path}`.replaceAll('.', '\\.')
  return [{ rel: 'self', href: expect.stringMatching(new RegExp(`^${start}/[0-9a-f-]{36}$`)) }]
}

/** A notification method as Monasca's API returns it. */
export function notification(origin: string, name: string, address: string): Answer {
  return { id, name, type: 'EMAIL', address, period: 0, links: links(origin, 'notification-methods') }
}

/** An alarm definition as Monasca's API returns it. */
export function definition(origin: string, more: Answer): Answer {
  return {
    id,
    links: links(origin, 'alarm-definitions'),
    name: 'warm',
    description: '',
    expression: 'avg(room.temp_c{hostname=attic}) > 30',
    deterministic: false,
    match_by: [],
    severity: 'HIGH',
    actions_enabled: true,
    alarm_actions: [id],
    ok_actions: [],
    undetermined_actions: [],
    ...more,
  }
}

/** What the script `exercise.py` prints. */
export function expectedAnswers(origin: string): Answer {
  const night = notification(origin, 'night', 'night@example.org')
  const quiet = definition(origin, { actions_enabled: false })
  const series = { id: expect.any(String), name: 'room.temp_c', dimensions }
  return {
    metrics: [
      { id: expect.any(String), name: 'room.humidity', dimensions },
      { id: expect.any(String), name: 'room.temp_c', dimensions },
    ],
    'metrics of a dimension': [{ id: expect.any(String), name: 'room.humidity', dimensions }],
    names: [{ name: 'room.humidity' }, { name: 'room.temp_c' }],
    measurements: [
      {
        ...series,
        columns: ['timestamp', 'value', 'value_meta'],
        measurements: [
          ['2026-01-01T00:00:00.000Z', 21.5, { sensor: 'a' }],
          ['2026-01-01T00:01:00.000Z', 22.5, {}],
        ],
      },
    ],
    statistics: [
      {
        ...series,
        columns: ['timestamp', 'avg', 'max', 'count'],
        statistics: [['2026-01-01T00:00:00Z', 22, 22.5, 2]],
      },
    ],
    'dimension names': [{ dimension_name: 'hostname' }, { dimension_name: 'service' }],
    'dimension values': [{ dimension_value: 'attic' }],
    notification: notification(origin, 'ops', 'ops@example.org'),
    notifications: [notification(origin, 'ops', 'ops@example.org')],
    'notification changed': notification(origin, 'ops', 'night@example.org'),
    'notification patched': night,
    'notification found': night,
    'notification types': [{ type: 'EMAIL' }, { type: 'PAGERDUTY' }, { type: 'WEBHOOK' }],
    definition: definition(origin, {}),
    'definition patched': quiet,
    definitions: [quiet],
    'definition found': quiet,
    alarms: [],
    'alarm count': {
      links: [{ rel: 'self', href: `${origin}/v2.0/alarms/count` }],
      columns: ['count'],
      counts: [[0]],
    },
    'alarm history': [],
    left: [[], []],
  }
}
