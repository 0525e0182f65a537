// cspell:ignore projectname endpiont Tpye scopekey projetc Nmae
import { afterEach, expect, test, vi } from 'vitest'
import { createScriptedFetch } from '../testing/index.js'

// Each warning comes once per program: these modules have not warned yet, and every test has its own typos.
vi.resetModules()
const { createClient, createRequester, listMetrics } = await import('../index.js')
const { createOpenId, createSession, createSessionManager } = await import('../session/index.js')

const authUrl = 'http://keystone.test/v3'
const auth = {
  scope: 'fixed',
  getHeaders: () => Promise.resolve({ 'X-Auth-Token': 'the-token' }),
  getAccess: () => Promise.reject(new Error('unused')),
  getEndpoint: () => Promise.resolve(undefined),
  getAuthUrl: () => Promise.resolve(authUrl),
  invalidate: () => false,
}

/** Calls without types, as from JavaScript. */
const untyped = <result>(create: (options: never) => result) =>
  create as unknown as (options: object) => result

afterEach(() => {
  vi.unstubAllEnvs()
})

function collect(): { warnings: string[]; onWarning: (message: string) => void } {
  const warnings: string[] = []
  return { warnings, onWarning: (message) => warnings.push(message) }
}

test.each([
  ['createClient', 'projectname', 'projectName', untyped(createClient)],
  ['createClient', 'endpiont', 'endpoint', untyped(createClient)],
  ['createClient', 'region_name', 'regionName', untyped(createClient)],
  ['createClient', 'serviceTpye', 'serviceType', untyped(createClient)],
  ['createSessionManager', 'onExpire', 'onExpired', untyped(createSessionManager)],
  ['createSessionManager', 'silentSignin', 'silentSignIn', untyped(createSessionManager)],
])('options: %s names the option that `%s` is a typo of, once', (place, typo, meant, create) => {
  const { warnings, onWarning } = collect()
  const options = { username: 'ada', password: 'hunter2', authUrl, onWarning, [typo]: 'hunter2' }
  if (place === 'createSessionManager') Object.assign(options, { username: undefined, password: undefined })
  create(options)
  create(options)
  expect(warnings).toEqual([`\`${place}\` has no option \`${typo}\`. Did you mean \`${meant}\`?`])
  expect(warnings.join()).not.toContain('hunter2')
})

test('options: createSession and createRequester', () => {
  const { warnings, onWarning } = collect()
  const session = untyped(createSession)({ auth, onWarning, additionalHeader: {}, somethingElse: 1 })
  untyped(createRequester)({ session, onWarning, scopekey: 'x' })
  expect(warnings).toEqual([
    '`createSession` has no option `additionalHeader`. Did you mean `additionalHeaders`?',
    '`createRequester` has no option `scopekey`. Did you mean `scopeKey`?',
  ])
})

test('options: createOpenId warns on the console', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  untyped(createOpenId)({
    discoveryEndpoint: 'https://login.test/.well-known/openid-configuration',
    clientId: 'app',
    redirectUri: '/callback',
    redirectURL: '/',
    identityProvider: 'lab',
    protocol: 'openid',
  })
  expect(warn.mock.calls).toEqual([
    ['`createOpenId` has no option `redirectURL`. Did you mean `redirectUri`?'],
  ])
})

test('options: known ones, and those of other functions, cause no warning', () => {
  const { warnings, onWarning } = collect()
  createClient({
    apiVersion: '2_0',
    username: 'ada',
    userDomainName: 'Default',
    password: 'x',
    authUrl,
    projectName: 'shop',
    projectDomainName: 'Default',
    endpoint: '/v2.0',
    scopeKey: 'k',
    interface: 'public',
    retries: 0,
    timeout: 5,
    onWarning,
  })
  createSessionManager({
    authUrl,
    scope: { projectId: 'p' },
    name: 'n',
    storage: 'memory',
    peerTimeout: 1,
    onWarning,
  })
  expect(warnings).toEqual([])
})

test('production: no warning', () => {
  vi.stubEnv('NODE_ENV', 'production')
  const { warnings, onWarning } = collect()
  untyped(createClient)({ username: 'ada', password: 'x', authUrl, onWarning, projetcName: 'x' })
  expect(warnings).toEqual([])
})

test('without `process`, as in a page without a bundler: no warning, and no error', () => {
  vi.stubGlobal('process', undefined)
  try {
    const { warnings, onWarning } = collect()
    untyped(createClient)({ username: 'ada', password: 'x', authUrl, onWarning, projectNmae: 'x' })
    expect(warnings).toEqual([])
  } finally {
    vi.unstubAllGlobals()
  }
})

/** The warnings of one request. */
async function warningsOf(query: Record<string, string | number>, body?: unknown): Promise<string[]> {
  const { warnings, onWarning } = collect()
  const { fetch } = createScriptedFetch({
    'GET /v2.0/metrics/statistics': { body: { elements: [] } },
    'POST /v2.0/metrics/statistics': { status: 204 },
  })
  const own = { ...auth, scope: 'fixed', getAccess: () => Promise.reject(new Error('unused')) }
  const session = createSession({ auth: own, fetch })
  const requester = createRequester({ session, endpoint: 'http://monasca.test/v2.0', onWarning })
  const method = body === undefined ? 'GET' : 'POST'
  await requester.request({ method, path: '/metrics/statistics', query, body }).catch(() => undefined)
  return warnings
}

test.each([60, 300, 3600, 86_400, 604_800, 2_592_000, 36_000, 12_345])(
  'units: a period of %d seconds is fine',
  async (period) => {
    expect(await warningsOf({ period })).toEqual([])
  },
)

test('units: a period in milliseconds, once', async () => {
  expect(await warningsOf({ period: 300_000 })).toEqual([
    '`period` is in seconds: 300000 are 83 hours. Did you mean 300?',
  ])
  expect(await warningsOf({ period: 60_000 })).toEqual([])
})

test('units: times in seconds since the epoch', async () => {
  const seconds = (time: number) => new Date(time).toISOString()
  expect(
    await warningsOf({ start_time: seconds(1_700_000_000), end_time: '2025-01-31T12:00:00.000Z' }),
  ).toEqual([
    '`startTime` is in milliseconds since the epoch: this one is in 1970-01-20. Did you pass seconds? Multiply them by 1000.',
  ])
  expect(await warningsOf({ start_time: seconds(0), end_time: seconds(60_000) })).toEqual([])
  const metric = { name: 'm', timestamp: 1_700_000_000, value: 1 }
  expect(await warningsOf({}, [metric])).toEqual([expect.stringContaining('`timestamp` is in milliseconds')])
})

test('units: a call with a period in milliseconds', async () => {
  const { fetch } = createScriptedFetch({ 'GET /v2.0/metrics': { body: { elements: [] } } })
  const { warnings, onWarning } = collect()
  const requester = createRequester({
    session: createSession({ auth, fetch }),
    endpoint: 'http://monasca.test/v2.0',
    onWarning,
  })
  await listMetrics(requester, { startTime: 1_600_000_000 }).catch(() => undefined)
  expect(warnings).toEqual([])
})
