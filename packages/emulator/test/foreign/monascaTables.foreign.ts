import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { run } from './support/run.js'
import { serveFile } from './support/server.js'
import { createTranscript, type Transcript } from './support/transcript.js'

// Whole seconds, so that no time has a fraction only sometimes.
const server = serveFile({ clock: () => Math.floor(Date.now() / 1000) * 1000 })

/** Runs commands of Monasca's command line. */
function monasca(username = 'mini-mon'): Transcript {
  return createTranscript('monasca', (words) =>
    run('/usr/bin/monasca', words, {
      OS_AUTH_URL: server.authUrl,
      OS_USERNAME: username,
      OS_PASSWORD: 'password',
      OS_PROJECT_NAME: 'mini-mon',
    }),
  )
}

/** Milliseconds for some thirty commands, each of which starts Python, on a possibly busy machine. */
const timeout = 900_000

const attic = ['--dimensions', 'hostname=attic,service=home']
const minute = (number: number) => String(1_767_225_600_000 + number * 60_000)
const idOf = (text: string): string => JSON.parse(text).id

test('approved: metrics, names, dimensions, measurements, statistics', { timeout }, async () => {
  const { type, note, approve } = monasca()
  await type('metric-create', 'room.temp_c', '21.5', ...attic, '--time', minute(0))
  await type(
    'metric-create',
    'room.temp_c',
    '22.5',
    ...attic,
    '--time',
    minute(1),
    '--value-meta',
    'sensor=b',
  )
  await type('metric-create', 'room.temp_c', '9', '--dimensions', 'hostname=cellar', '--time', minute(1))
  const raw = {
    name: 'room.humidity',
    value: 40,
    timestamp: Number(minute(1)),
    dimensions: { hostname: 'attic' },
  }
  await type('metric-create-raw', JSON.stringify({ jsonbody: raw }))
  await type('metric-list')
  await type('metric-list', '--name', 'room.temp_c', '--dimensions', 'hostname=cellar')
  await type('metric-list', '--limit', '1')
  await type('metric-list', '--name', 'room.humidity', '-j')
  await type('metric-name-list')
  await type('metric-name-list', '--dimensions', 'hostname=cellar')
  await type('dimension-name-list')
  await type('dimension-name-list', '--metric-name', 'room.humidity')
  await type('dimension-value-list', 'hostname')
  await type('dimension-value-list', 'hostname', '--metric-name', 'room.humidity')
  const start = '2026-01-01T00:00:00Z'
  await type('measurement-list', 'room.temp_c', start, ...attic)
  await type('measurement-list', 'room.temp_c', start, '--merge_metrics')
  await type('measurement-list', 'room.temp_c', start, '--group_by', 'hostname', '--limit', '2')
  await type('metric-statistics', 'room.temp_c', 'avg,max,min,count,sum', start, ...attic)
  await type('metric-statistics', 'room.temp_c', 'avg', start, '--merge_metrics', '--period', '60')
  await type('metric-statistics', 'room.temp_c', 'max', start, '--group_by', 'hostname')
  note('What the server refuses.')
  await type('measurement-list', 'room.temp_c', start)
  await type('metric-statistics', 'room.temp_c', 'avg', start, '--endtime', start, '--merge_metrics')
  await type('metric-create', 'room temp', '1')
  await type('metric-list', '--limit', 'many')
  await approve('monasca-metrics')
})

test('approved: notification methods', { timeout }, async () => {
  const { type, note, approve } = monasca()
  const id = idOf(await type('notification-create', 'ops', 'EMAIL', 'ops@example.org'))
  await type('notification-create', 'pager', 'WEBHOOK', 'http://pager.test/hook', '--period', '60')
  await type('notification-list', '--sort-by', 'name')
  await type('notification-list', '--sort-by', 'name desc', '--limit', '1')
  await type('notification-show', id)
  await type('notification-update', id, 'night', 'EMAIL', 'night@example.org', '0')
  await type('notification-patch', id, '--name', 'day', '--address', 'day@example.org')
  await type('notification-type-list')
  note('What the server refuses.')
  await type('notification-create', 'day', 'EMAIL', 'ops@example.org')
  await type('notification-create', 'bad', 'EMAIL', 'nowhere')
  await type('notification-create', 'bad', 'PIGEON', 'roof')
  await type('notification-create', 'bad', 'WEBHOOK', 'http://x.test', '--period', '10')
  await type('notification-delete', id)
  await type('notification-show', id)
  await approve('monasca-notifications')
})

test('approved: alarm definitions', { timeout }, async () => {
  const { type, note, approve } = monasca()
  const method = idOf(await type('notification-create', 'first', 'EMAIL', 'first@example.org'))
  const warm = 'avg(room.temp_c{service=home}) > 30'
  const id = idOf(
    await type(
      'alarm-definition-create',
      'warm',
      warm,
      '--description',
      'Too warm',
      '--severity',
      'HIGH',
      '--match-by',
      'hostname',
      '--alarm-actions',
      method,
      '--ok-actions',
      method,
    ),
  )
  await type('alarm-definition-create', 'log errors', 'count(log.error{}, deterministic) > 0')
  await type('alarm-definition-list', '--sort-by', 'name')
  await type('alarm-definition-list', '--severity', 'HIGH')
  await type('alarm-definition-list', '--dimensions', 'service=home')
  await type('alarm-definition-show', id)
  await type('alarm-definition-patch', id, '--severity', 'LOW', '--actions-enabled', 'false')
  await type(
    'alarm-definition-update',
    id,
    'hot',
    'Much too warm',
    'max(room.temp_c{service=home}) > 35',
    method,
    '[]',
    '[]',
    'true',
    'hostname',
    'CRITICAL',
  )
  note('What the server refuses.')
  await type('alarm-definition-create', 'hot', warm)
  await type('alarm-definition-create', 'broken', 'avg(room.temp_c >')
  await type('alarm-definition-create', 'unknown', warm, '--alarm-actions', 'absent')
  await type('alarm-definition-patch', id, '--expression', 'avg(room.humidity{}) > 30')
  await type('alarm-definition-delete', id)
  await type('alarm-definition-show', id)
  await approve('monasca-alarm-definitions')
})

test('approved: refused users', async () => {
  const { type, approve } = monasca('reader')
  await type('metric-name-list', '--dimensions', 'hostname=cellar')
  await type('metric-create', 'room.temp_c', '21.5')
  await type('notification-create', 'mine', 'EMAIL', 'me@example.org')
  await approve('monasca-reader')
})

test('every command of the command line is in an approved output', async () => {
  const { stdout } = await run('/usr/bin/monasca', ['help'])
  const commands = [...stdout.matchAll(/^ {2}([a-z]+(?:-[a-z]+)+) /gm)].map(([, name]) => name)
  expect(commands.length).toBeGreaterThan(28)
  const folder = fileURLToPath(new URL('approved/', import.meta.url))
  const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')))
  const approved = new Set(
    files.flatMap((text) => [...text.matchAll(/^\$ monasca ([\w-]+)/gm)]).map(([, name]) => name),
  )
  expect(commands.filter((name) => !approved.has(name))).toEqual([])
})
