import { beforeAll, expect, test } from 'vitest'
import { type SessionLogRecord, withApplicationCredential, withPassword } from '../../src/session/index.js'
import { createSimulation, during } from '../support/simulation.js'

// Loaded on demand, which must not take real time in a test whose time is virtual.
beforeAll(async () => {
  await Promise.all([
    import('../../src/session/manager/log.js'),
    import('../../src/session/manager/openid/createOpenIdFlow.js'),
    import('../../src/session/manager/effects/explainConnection.js'),
    import('../../src/session/manager/methods/answerMethods.js'),
    import('../../src/session/manager/methods/withToken.js'),
  ])
})

const hour = 3_600_000
const ada = { username: 'ada', userDomainId: 'default', password: 'password' }
const named = (records: SessionLogRecord[]) => records.map(({ event }) => event)

test('logger: a session that one tab renews, another adopts, and a third event ends', async () => {
  const simulation = createSimulation()
  const own: SessionLogRecord[] = []
  const others: SessionLogRecord[] = []
  const first = simulation.open({ logger: (record) => own.push(record) })
  await during(simulation.time, first.manager.restore())
  await during(simulation.time, first.manager.signInWithPopup())
  const second = simulation.open({ logger: { debug: (record) => others.push(record) } })
  await simulation.time.pass(1000)
  expect(own).toEqual([
    { event: 'restored', signedIn: false },
    { event: 'signed-in', method: 'openid' },
    { event: 'scope-changed', scope: 'project', id: 'p1' },
  ])
  expect(others).toEqual([
    { event: 'adopted', change: 'signed-in' },
    { event: 'scope-changed', scope: 'project', id: 'p1' },
    { event: 'restored', signedIn: true },
  ])
  own.length = 0
  others.length = 0
  second.stop()
  await simulation.time.pass(hour)
  expect(own).toContainEqual({ event: 'renewed', method: 'openid' })
  const again = simulation.open({ from: second, logger: (record) => others.push(record) })
  await during(simulation.time, again.manager.restore())
  await during(simulation.time, first.manager.signOut())
  await simulation.time.pass(1000)
  expect(own.at(-1)).toEqual({ event: 'signed-out', by: 'this tab' })
  expect(others.at(-1)).toEqual({ event: 'signed-out', by: 'another tab' })
})

test('logger: says why a session has expired', async () => {
  const simulation = createSimulation()
  const records: SessionLogRecord[] = []
  const tab = simulation.open({ logger: (record) => records.push(record) })
  await during(simulation.time, tab.manager.restore())
  await during(simulation.time, tab.manager.signIn(withPassword(ada)))
  await simulation.time.pass(2 * hour)
  expect(records.at(-1)).toEqual({
    event: 'expired',
    reason: 'The token has expired, and no credential is kept to renew it.',
  })
  await during(simulation.time, tab.manager.signIn(withPassword({ ...ada, keepCredentials: true })))
  simulation.cloud.failing = {
    line: 'POST /v3/auth/tokens',
    status: 401,
    body: { error: { code: 401, message: 'no' } },
  }
  await simulation.time.pass(hour)
  expect(records.at(-1)).toEqual({ event: 'expired', reason: expect.stringContaining('Keystone refused') })
  expect(records.filter(({ event }) => event === 'expired')).toHaveLength(2)
})

test('logger: reports a failed renewal with the time of the next attempt, and a refused token', async () => {
  const simulation = createSimulation()
  const records: SessionLogRecord[] = []
  const tab = simulation.open({ logger: (record) => records.push(record) })
  await during(simulation.time, tab.manager.restore())
  await during(simulation.time, tab.manager.signInWithPopup())
  const token = await tab.manager.session.getToken()
  expect(token).toBeDefined()
  tab.manager.session.invalidate()
  await simulation.time.pass(10)
  expect(named(records)).toContain('token-refused')
  simulation.cloud.failing = { line: 'POST /token', status: 503 }
  await simulation.time.pass(hour)
  const failed = records.find(({ event }) => event === 'renewal-failed')
  expect(failed).toMatchObject({ name: expect.any(String), retryAt: expect.any(Number) })
})

test('behavior: a logger that throws does not disturb the session', async () => {
  const simulation = createSimulation()
  let calls = 0
  const logger = () => {
    calls++
    throw new Error('disk full')
  }
  const tab = simulation.open({ logger })
  await during(simulation.time, tab.manager.restore())
  await during(simulation.time, tab.manager.signIn(withPassword(ada)))
  expect(tab.manager.getSnapshot().status).toBe('ready')
  await simulation.time.settle()
  expect(calls).toBe(3)
})

test('behavior: no record holds a token, code or password, and each is plain JSON', async () => {
  const simulation = createSimulation()
  simulation.cloud.secondFactor = true
  const records: SessionLogRecord[] = []
  const tab = simulation.open({ logger: (record) => records.push(record) })
  const { manager } = tab
  await during(simulation.time, manager.restore())
  await during(simulation.time, manager.signIn(withPassword({ ...ada, password: 'wr0ng-p4ss' }))).catch(
    () => undefined,
  )
  await during(simulation.time, manager.signIn(withPassword(ada)))
  await during(simulation.time, manager.answerChallenge({ passcode: '918273' })).catch(() => undefined)
  await during(simulation.time, manager.answerChallenge({ passcode: '123456' }))
  const credential = withApplicationCredential({
    applicationCredentialId: 'c',
    applicationCredentialSecret: 'secret',
    keepCredentials: true,
  })
  await during(simulation.time, manager.signIn(credential))
  await during(simulation.time, manager.signInWithToken('made-up-token')).catch(() => undefined)
  await during(simulation.time, manager.signInWithPopup())
  await during(simulation.time, manager.switchProject('p2'))
  await simulation.time.pass(2 * hour)
  simulation.cloud.failing = { line: '', status: undefined }
  await simulation.time.pass(2 * hour)
  simulation.cloud.failing = undefined
  await during(simulation.time, manager.signOut())
  await simulation.time.settle()
  expect([...new Set(named(records))].sort()).toEqual([
    'challenged',
    'renewal-failed',
    'renewed',
    'restored',
    'scope-changed',
    'sign-in-failed',
    'signed-in',
    'signed-out',
  ])
  const text = JSON.stringify(records)
  expect(JSON.parse(text)).toEqual(records)
  const secrets = [
    ...simulation.cloud.tokens.keys(),
    'made-up-token',
    'wr0ng-p4ss',
    '"secret"',
    '123456',
    '918273',
    'access-',
    'refresh-',
    'code-',
    'verifier',
  ]
  expect(secrets.length).toBeGreaterThan(12)
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
})
