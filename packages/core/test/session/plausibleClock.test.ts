import { expect, test } from 'vitest'
import { V3Password } from '../../src/identity/index.js'
import { createSession } from '../../src/index.js'
import { withPassword, withToken } from '../../src/session/index.js'
import { authUrl } from '../support/cloud.js'
import { createSimulation, during, type Simulation } from '../support/simulation.js'

const hour = 3_600_000
const ada = { username: 'ada', userDomainId: 'default', password: 'password' }

/** A cloud whose tokens say something else about when they were issued, and perhaps about their end. */
function createOddWorld(issuedAt: string | undefined, expiresAt?: string): Simulation {
  const simulation = createSimulation()
  const { fetch } = simulation.cloud
  simulation.cloud.fetch = async (url, init) => {
    const response = await fetch(url, init)
    const text = await response.text()
    const token = response.headers.get('X-Subject-Token') ?? url.endsWith('/auth/tokens')
    if (!token || text === '') return new Response(text || null, response)
    const body = JSON.parse(text) as { token?: Record<string, unknown> }
    if (body.token) {
      body.token['issued_at'] = issuedAt
      if (expiresAt) body.token['expires_at'] = expiresAt
    }
    return new Response(JSON.stringify(body), response)
  }
  return simulation
}

const oddTimes: [string, string | undefined][] = [
  ['the epoch', '1970-01-01T00:00:00.000000Z'],
  ['the first year', '0001-01-01T00:00:00Z'],
  ['before the epoch', '1900-01-01T00:00:00Z'],
  ['the day before yesterday', '2025-12-30T00:00:00Z'],
  ['after its end', '2026-03-01T00:00:00Z'],
  ['the last year', '9999-12-31T23:59:59Z'],
  ['nothing', undefined],
]

test.each(oddTimes)('B5: a token that says it was issued at %s moves no clock', async (_name, issuedAt) => {
  const simulation = createOddWorld(issuedAt)
  const warnings: string[] = []
  const tab = simulation.open({ fetch: simulation.cloud.fetch, onWarning: (text) => warnings.push(text) })
  await during(simulation.time, tab.manager.restore())
  await during(simulation.time, tab.manager.signIn(withPassword({ ...ada, keepCredentials: true })))
  expect(tab.manager.getSnapshot()).toMatchObject({ status: 'ready', clockOffset: undefined })
  expect((tab.manager.getExpiry() ?? 0) - simulation.time.now).toBeLessThanOrEqual(hour)
  await simulation.time.pass(hour)
  expect(tab.manager.getSnapshot().status).toBe('ready')
  expect((tab.manager.getExpiry() ?? 0) - simulation.time.now).toBeGreaterThan(120_000)
  expect(warnings).toEqual([])
})

test.each(oddTimes)('B5: the plain session is not misled by %s either', async (_name, issuedAt) => {
  const simulation = createOddWorld(issuedAt)
  const { fetch } = simulation.cloud
  const auth = new V3Password({ authUrl, ...ada, projectId: 'p1' })
  const session = createSession({ auth, fetch, clock: () => simulation.time.now })
  for (let call = 0; call < 5; call++) await session.getToken()
  expect(simulation.cloud.requestsTo('POST /v3/auth/tokens')).toBe(1)
  simulation.time.now += hour - 60_000
  await session.getToken()
  expect(simulation.cloud.requestsTo('POST /v3/auth/tokens')).toBe(2)
})

test('B5: a pasted token that has ended by this clock, and says nonsense of its issue, lives for a day at most', async () => {
  const simulation = createOddWorld('1970-01-01T00:00:00Z')
  const first = simulation.open({ fetch: simulation.cloud.fetch })
  await during(simulation.time, first.manager.restore())
  await during(simulation.time, first.manager.signIn(withPassword(ada)))
  const token = (await first.manager.session.getToken()) ?? ''
  first.stop()
  simulation.clockError = 5 * hour
  const tab = simulation.open({ fetch: simulation.cloud.fetch })
  await during(simulation.time, tab.manager.restore())
  await during(simulation.time, tab.manager.signIn(withToken({ token })))
  expect(tab.manager.getSnapshot().status).toBe('ready')
  const left = (tab.manager.getExpiry() ?? 0) - (simulation.time.now + simulation.clockError)
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThanOrEqual(12 * hour)
})
