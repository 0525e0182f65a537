import { afterEach, expect, test, vi } from 'vitest'
import { isTestMessage, readOutbox, sendTest } from './outbox.js'

const entry = {
  id: '7',
  project_id: 'p',
  alarm_id: '00000000-0000-0000-0000-000000000000',
  state: 'ALARM',
  type: 'EMAIL',
  notification_method: { id: 'm', name: 'Ops' },
  address: 'ops@example.org',
  status: 'delivered',
  attempt: 1,
  subject: 'ALARM',
  body: 'text',
  error: null,
  timestamp: '2026-11-30T12:00:00.000Z',
}

const { signal } = new AbortController()

function answer(body: unknown, status = 200) {
  const fetch = vi.fn(async (_path: string, _init?: RequestInit) => Response.json(body, { status }))
  vi.stubGlobal('fetch', fetch)
  return fetch
}

afterEach(() => {
  vi.unstubAllGlobals()
})

test('reads messages of the project, with filters and times in milliseconds', async () => {
  const fetch = answer({ elements: [entry] })
  const [message] = await readOutbox({ projectId: 'p', type: 'EMAIL', methodId: 'm', limit: 10 }, signal)
  expect(fetch.mock.calls[0]?.[0]).toBe(
    '/emulator/v1/outbox?project_id=p&limit=10&type=EMAIL&notification_method_id=m',
  )
  expect(message).toMatchObject({ id: '7', timestamp: Date.UTC(2026, 10, 30, 12) })
  expect(message && isTestMessage(message)).toBe(true)
})

test('sends a test as JSON', async () => {
  const fetch = answer(entry)
  expect(await sendTest('p', 'm')).toMatchObject({ status: 'delivered' })
  expect(fetch.mock.calls[0]?.[1]).toMatchObject({
    method: 'POST',
    body: '{"project_id":"p","notification_method_id":"m"}',
  })
})

test.each([
  [{ elements: [{ ...entry, status: 'lost' }] }, 200, 'The emulator’s response has an unknown format.'],
  [{}, 403, 'The emulator answers only on the machine that it runs on.'],
  [{}, 404, 'The notification method no longer exists.'],
  [{}, 500, 'The emulator responded with HTTP 500.'],
])('error: %j with status %i', async (body, status, shortMessage) => {
  answer(body, status)
  await expect(readOutbox({ projectId: 'p', limit: 10 }, signal)).rejects.toMatchObject({ shortMessage })
})
