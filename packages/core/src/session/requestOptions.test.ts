import { expect, onTestFinished, test, vi } from 'vitest'
import { listen } from '../../test/support/listen.js'
import {
  ConflictError,
  InvalidParameterError,
  NotFoundError,
  RedirectError,
  ServiceUnavailableError,
  UnauthorizedError,
} from '../errors/index.js'
import { NoAuth, V3Password } from '../identity/index.js'
import {
  createScriptedFetch,
  createV3Token,
  type ScriptedReply,
  type ScriptedRoute,
} from '../testing/index.js'
import { type CreateSessionOptions, createSession, type SessionRequest } from './index.js'

const url = 'http://mon/x'
const offline = new TypeError('fetch failed')

function start(route: ScriptedRoute, options: Partial<CreateSessionOptions> = {}) {
  const script = createScriptedFetch({
    'POST /v3/auth/tokens': {
      status: 201,
      headers: { 'X-Subject-Token': 'token' },
      body: createV3Token({ project: { id: 'p-1', name: 'shop' } }),
    },
    'GET /x': route,
    'POST /x': route,
  })
  const session = createSession({
    auth: new NoAuth(),
    fetch: script.fetch,
    connectRetryDelay: 1,
    statusCodeRetryDelay: 1,
    ...options,
  })
  /** How many requests one call makes. */
  const count = async (request: Partial<SessionRequest> = {}) => {
    const before = script.requests.length
    await session.request({ url, ...request }).catch(() => undefined)
    return script.requests.length - before
  }
  return { ...script, session, count }
}

test('connectRetries: of a session for reads, of a request for any method, 0 included', async () => {
  const { count } = start(offline, { connectRetries: 3 })
  expect(await count()).toBe(4)
  expect(await count({ method: 'POST', body: {} })).toBe(1)
  expect(await count({ method: 'POST', body: {}, connectRetries: 1 })).toBe(2)
  expect(await count({ connectRetries: 0 })).toBe(1)
  expect(await count({ retries: 1 })).toBe(2)
})

test('statusCodeRetries: counted apart from connections', async () => {
  const { count } = start({ status: 503 }, { statusCodeRetries: 3, connectRetries: 0 })
  expect(await count()).toBe(4)
  expect(await count({ statusCodeRetries: 0 })).toBe(1)
  expect(await count({ method: 'POST', statusCodeRetries: 2 })).toBe(3)
  const mixed = start([offline, { status: 503 }, offline, { status: 503 }, { body: 1 }])
  expect(await mixed.count({ connectRetries: 2, statusCodeRetries: 2 })).toBe(5)
})

test('retries: the default of both', async () => {
  expect(await start(offline, { retries: 1 }).count()).toBe(2)
  expect(await start({ status: 503 }, { retries: 1 }).count()).toBe(2)
  expect(await start({ status: 503 }).count()).toBe(3)
})

test('retriableStatusCodes: only those, and none if there are none', async () => {
  const { count } = start({ status: 500 }, { retriableStatusCodes: [500] })
  expect(await count()).toBe(3)
  expect(await count({ retriableStatusCodes: [503] })).toBe(1)
  expect(await start({ status: 503 }).count({ retriableStatusCodes: [] })).toBe(1)
})

test('delays: 500, 1000, 2000 milliseconds at most, less by chance, or what is said', async () => {
  const waits = async (options: Partial<CreateSessionOptions>) => {
    const marks: number[] = []
    const mark = () => {
      marks.push(performance.now())
      return { status: 503 }
    }
    vi.useFakeTimers()
    const counting = start(mark, {
      statusCodeRetryDelay: undefined,
      statusCodeRetries: 2,
      ...options,
    }).count()
    await vi.advanceTimersByTimeAsync(10_000)
    await counting
    vi.useRealTimers()
    // Timers drop fractions of a millisecond.
    return marks.slice(1).map((time, index) => Math.round((time - (marks[index] ?? 0)) / 10) * 10)
  }
  expect(await waits({ random: () => -0.8 })).toEqual([50, 100])
  expect(await waits({ statusCodeRetryDelay: 100 })).toEqual([100, 100])
})

test('delays: the deadline of the call ends repetitions, and the known error is thrown', async () => {
  vi.useFakeTimers()
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const { session, requests } = start({ status: 503 }, { statusCodeRetryDelay: 200, statusCodeRetries: 9 })
  const failing = expect(session.request({ url, timeout: 300 })).rejects.toThrow(ServiceUnavailableError)
  // Short of the deadline, in steps: between them answers are read.
  for (let time = 0; time < 290; time += 10) await vi.advanceTimersByTimeAsync(10)
  await failing
  await vi.advanceTimersByTimeAsync(10_000)
  expect(requests).toHaveLength(2)
})

test('raiseExc: false returns refusals, with headers and body, after all repetitions', async () => {
  const reply: ScriptedReply = {
    status: 409,
    headers: { 'X-Why': 'taken' },
    body: { conflict: { message: 'taken' } },
  }
  const { session } = start(reply)
  const response = await session.request({ url, raiseExc: false })
  expect(response).toMatchObject({ status: 409, url, body: reply.body })
  expect(response.headers.get('x-why')).toBe('taken')
  await expect(session.request({ url })).rejects.toThrow(ConflictError)
  const busy = start({ status: 503, body: '<p>busy</p>' })
  expect((await busy.session.request({ url, raiseExc: false })).body).toBe('<p>busy</p>')
  expect(busy.requests).toHaveLength(3)
})

test('raiseExc: false still authenticates again after a 401, and throws what is no answer', async () => {
  const auth = new V3Password({ authUrl: 'http://k/v3', userId: 'u', password: 'correct horse' })
  const { session, requests } = start({ status: 401, body: { title: 'no' } }, { auth })
  expect(await session.request({ url, raiseExc: false })).toMatchObject({
    status: 401,
    body: { title: 'no' },
  })
  expect(requests.map(({ method }) => method).join(' ')).toBe('POST GET POST GET')
  const down = start([{ status: 503 }, offline], { retries: 1 })
  await expect(down.session.request({ url, raiseExc: false, connectRetries: 0 })).rejects.toMatchObject({
    code: 'connection',
  })
})

test('redirect: so many in a row, then the redirect itself; none; no limit', async () => {
  const server = await listen(({ url: path }) => {
    const left = Number(path.slice(1))
    return left > 0 ? { status: 302, headers: { location: `/${left - 1}` }, body: 'gone' } : { body: 'there' }
  })
  const session = createSession({ auth: new NoAuth() })
  const get = (hops: number, redirect?: number | boolean) =>
    session.request({ url: `${server.url}/${hops}`, redirect, raiseExc: false }).then(
      ({ status, url: end }) => [status, end.replace(/.*\//, '')],
      (error: unknown) => error,
    )
  expect(await get(3, 2)).toEqual([302, '1'])
  expect(await get(3, false)).toEqual([302, '3'])
  expect(await get(3, 0)).toEqual([302, '3'])
  expect(await get(31)).toBeInstanceOf(RedirectError)
  expect(server.requests).toHaveLength(3 + 1 + 1 + 31)
})

test('redirect: true has no limit', async () => {
  const server = await listen(({ url: path }) => {
    const left = Number(path.slice(1))
    return left > 0 ? { status: 302, headers: { location: `/${left - 1}` } } : { body: {} }
  })
  const session = createSession({ auth: new NoAuth(), redirect: true })
  expect((await session.request({ url: `${server.url}/40` })).status).toBe(200)
})

test('endpointOverride: ids of the token in their places, everything else stays', async () => {
  const auth = new V3Password({ authUrl: 'http://k/v3', userId: 'u', password: 'correct horse' })
  const { session, requests } = start({ body: 1 }, { auth })
  const endpointOverride = 'http://own/%20/%(project_id)s/%(user_id)s/%(other)s/'
  await session.request({ url: '/x', endpointOverride, endpointFilter: { serviceType: 'none' } })
  expect(requests[1]?.url).toBe('http://own/%20/p-1/user-id/%(other)s/x')
})

test('endpointOverride: an id that the token lacks is refused', async () => {
  const auth = new V3Password({ authUrl: 'http://k/v3', userId: 'u', password: 'correct horse' })
  const { fetch } = createScriptedFetch({
    'POST /v3/auth/tokens': { status: 201, headers: { 'X-Subject-Token': 't' }, body: createV3Token() },
  })
  const session = createSession({ auth, fetch })
  await expect(session.request({ url: '/x', endpointOverride: 'http://own/%(project_id)s' })).rejects.toThrow(
    InvalidParameterError,
  )
})

test('headers: request id, user agent and forwarding of a request and of a session', async () => {
  const { session, requests } = start(
    { body: 1 },
    {
      appName: 'probe',
      appVersion: '1.2',
      additionalUserAgent: [['lib', '3']],
      originalIp: '10.0.0.1',
      additionalHeaders: { 'user-agent': 'other', 'X-Tag': 'session' },
    },
  )
  await session.request({ url })
  await session.request({
    url,
    headers: { 'User-Agent': 'own', 'x-openstack-request-id': 'mine' },
    globalRequestId: 'req-g',
  })
  await session.request({
    url,
    headers: { 'User-Agent': 'own' },
    userAgent: 'verbatim',
    originalIp: '10.0.0.2',
  })
  expect(
    requests.map(({ headers }) => [
      headers['user-agent'],
      headers['forwarded'],
      headers['x-openstack-request-id'],
      headers['x-tag'],
    ]),
  ).toEqual([
    ['probe/1.2 lib/3', 'for=10.0.0.1;by=probe/1.2 lib/3', undefined, 'session'],
    ['own', 'for=10.0.0.1;by=probe/1.2 lib/3', 'req-g', 'session'],
    ['verbatim', 'for=10.0.0.2;by=verbatim', undefined, 'session'],
  ])
})

test('headers: browsers send no User-Agent, whichever option sets it', async () => {
  Object.assign(globalThis, { document: {} })
  try {
    const { session, requests } = start({ body: 1 }, { appName: 'probe', originalIp: '10.0.0.1' })
    await session.request({ url, userAgent: 'verbatim' })
    expect(requests[0]?.headers).toMatchObject({ forwarded: 'for=10.0.0.1' })
    expect(requests[0]?.headers).not.toHaveProperty('user-agent')
  } finally {
    Reflect.deleteProperty(globalThis, 'document')
  }
})

test('collectTiming: each exchange, with authentication, repetitions, redirects and failures', async () => {
  const server = await listen(({ url: path }) =>
    path.startsWith('/a') ? { status: 302, headers: { location: '/b' } } : { status: 404, body: {} },
  )
  const seen: string[] = []
  const session = createSession({
    auth: new NoAuth(),
    collectTiming: true,
    onExchange: ({ url: at }) => seen.push(at),
  })
  await expect(session.request({ url: `${server.url}/a`, query: { token: 'x' } })).rejects.toThrow(
    NotFoundError,
  )
  expect(session.getTimings()).toEqual([
    { method: 'GET', url: `${server.url}/a`, elapsed: expect.any(Number) },
    { method: 'GET', url: `${server.url}/b`, elapsed: expect.any(Number) },
  ])
  expect(seen).toHaveLength(2)
  session.resetTimings()
  expect(session.getTimings()).toEqual([])
  expect(createSession({ auth: new NoAuth() }).getTimings()).toEqual([])
})

test('allowReauth: false throws the first 401', async () => {
  const auth = new V3Password({ authUrl: 'http://k/v3', userId: 'u', password: 'correct horse' })
  const { session, requests } = start({ status: 401 }, { auth })
  await expect(session.request({ url, allowReauth: false })).rejects.toThrow(UnauthorizedError)
  expect(requests).toHaveLength(2)
})
