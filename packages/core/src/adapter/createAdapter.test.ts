import { expect, test } from 'vitest'
import { createClient } from '../client/index.js'
import { EndpointNotFoundError, InvalidParameterError } from '../errors/index.js'
import { V3Password } from '../identity/index.js'
import { createSession } from '../session/internal.js'
import {
  createScriptedFetch,
  createV3Token,
  createVersion,
  type ScriptedRoute,
  standardEndpoints,
} from '../testing/index.js'
import { createAdapter } from './index.js'

const tokenAt = (token: string) => ({
  status: 201,
  headers: { 'X-Subject-Token': token },
  body: createV3Token({
    project: { id: 'p1', name: 'shop' },
    services: [
      {
        type: 'monitoring',
        endpoints: standardEndpoints({ public: 'http://mon/v2.0', internal: 'http://int/v2.0' }),
      },
      { type: 'compute', endpoints: standardEndpoints({ public: 'http://c/' }) },
    ],
  }),
})

function start(routes: Record<string, ScriptedRoute> = {}) {
  const script = createScriptedFetch({
    'POST http://k/v3/auth/tokens': tokenAt('token'),
    'POST http://other/v3/auth/tokens': tokenAt('other'),
    'GET /x': { body: 1 },
    ...routes,
  })
  const auth = new V3Password({ authUrl: 'http://k/v3', userId: 'u', password: 'correct horse' })
  const session = createSession({
    auth,
    fetch: script.fetch,
    retries: 0,
    additionalHeaders: { 'X-Tag': 'session', 'X-Session': 'yes' },
  })
  /** The requests to services. */
  const sent = () => script.requests.filter(({ method }) => method === 'GET')
  return { ...script, session, sent }
}

const other = () => new V3Password({ authUrl: 'http://other/v3', userId: 'u', password: 'correct horse' })

test('default: paths are below the service’s URL; a request overrides the adapter', async () => {
  const { session, sent } = start()
  const adapter = createAdapter(session, { serviceType: 'monitoring', interface: 'internal' })
  await adapter.request({ url: '/x' })
  await adapter.request({ url: '/x', endpointFilter: { interface: 'public' } })
  await adapter.request({ url: '/x', endpointOverride: 'http://own/' })
  await adapter.request({ url: 'http://full/x' })
  expect(sent().map(({ url }) => url)).toEqual([
    'http://int/v2.0/x',
    'http://mon/v2.0/x',
    'http://own/x',
    'http://full/x',
  ])
})

test('nested: the outer adapter wins, member by member', async () => {
  const { session, sent, requests } = start()
  const inner = createAdapter(session, {
    serviceType: 'monitoring',
    interface: 'internal',
    auth: other(),
    additionalHeaders: { 'X-A': 'inner', 'X-B': 'inner' },
  })
  const outer = createAdapter(inner, { interface: 'public', additionalHeaders: { 'x-a': 'outer' } })
  await outer.request({ url: '/x' })
  expect(sent()[0]).toMatchObject({
    url: 'http://mon/v2.0/x',
    headers: { 'x-auth-token': 'other', 'x-a': 'outer', 'x-b': 'inner' },
  })
  expect(requests.map(({ url }) => url)).not.toContain('http://k/v3/auth/tokens')
  expect(outer.session).toBe(session)
  expect(await outer.getToken()).toBe('other')
  expect(await inner.getEndpoint()).toBe('http://int/v2.0')
  const plain = createAdapter(outer, { auth: session.auth })
  expect(await plain.getToken()).toBe('token')
  expect(plain.scope).toBe(session.scope)
})

test('headers: a request overrides the adapter, which overrides the session; a request’s global id wins', async () => {
  const { session, sent } = start()
  const adapter = createAdapter(session, {
    serviceType: 'monitoring',
    additionalHeaders: { 'X-Tag': 'adapter' },
    globalRequestId: 'req-adapter',
  })
  await adapter.request({ url: '/x' })
  await adapter.request({ url: '/x', headers: { 'x-tag': 'request' }, globalRequestId: 'req-own' })
  const seen = sent().map(({ headers }) => [
    headers['x-tag'],
    headers['x-session'],
    headers['x-openstack-request-id'],
  ])
  expect(seen).toEqual([
    ['adapter', 'yes', 'req-adapter'],
    ['request', 'yes', 'req-own'],
  ])
})

test('timeouts and retries: a request overrides the defaults', async () => {
  const { session, sent } = start({ 'GET /x': { status: 503 } })
  const adapter = createAdapter(session, {
    serviceType: 'monitoring',
    statusCodeRetries: 1,
    statusCodeRetryDelay: 1,
    raiseExc: false,
  })
  expect((await adapter.request({ url: '/x' })).status).toBe(503)
  expect(sent()).toHaveLength(2)
  await expect(adapter.request({ url: '/x', statusCodeRetries: 0, raiseExc: true })).rejects.toThrow()
  expect(sent()).toHaveLength(3)
})

test('versions: discovery finds the version or reports that there is none', async () => {
  const { session, sent } = start({
    'GET http://c/': { body: { versions: [createVersion({ id: 'v2.1', href: 'http://inside/v2.1/' })] } },
  })
  const compute = createAdapter(session, { serviceType: 'compute', version: 2 })
  await compute.request({ url: '/x' })
  expect(sent().map(({ url }) => url)).toEqual(['http://c/', 'http://c/v2.1/x'])
  expect(await compute.getApiMajorVersion()).toEqual([2, 1])
  expect(await compute.getEndpointData()).toMatchObject({ url: 'http://c/v2.1/' })
  await expect(createAdapter(compute, { version: 3 }).request({ url: '/x' })).rejects.toThrow(
    EndpointNotFoundError,
  )
  const all = await compute.getAllVersionData({ serviceType: 'compute' })
  expect(all['RegionOne']?.['public']?.['compute']).toMatchObject([{ version: '2.1' }])
})

test('versions: setting one of the three replaces all', async () => {
  const { session, sent } = start()
  const adapter = createAdapter(createAdapter(session, { serviceType: 'monitoring', minVersion: 3 }), {
    version: 2,
  })
  await adapter.request({ url: '/x' })
  expect(sent().map(({ url }) => url)).toEqual(['http://mon/v2.0/x'])
})

test('microversions: set by the adapter or a request; existing headers are kept', async () => {
  const { session, sent } = start()
  const adapter = createAdapter(session, { serviceType: 'compute', defaultMicroversion: '2.1' })
  await adapter.request({ url: '/x' })
  await adapter.request({ url: '/x', microversion: '2.5' })
  await adapter.request({ url: '/x', headers: { 'openstack-api-version': 'own' } })
  expect(sent().map(({ headers }) => headers['openstack-api-version'])).toEqual([
    'compute 2.1',
    'compute 2.5',
    'own',
  ])
  expect(sent()[1]?.headers['x-openstack-nova-api-version']).toBe('2.5')
})

test('concurrency: an adapter has its own limiter', async () => {
  let running = 0
  let most = 0
  const { session } = start({
    'GET /x': async () => {
      most = Math.max(most, ++running)
      await new Promise((resolve) => setTimeout(resolve, 5))
      running--
      return { body: 1 }
    },
  })
  const adapter = createAdapter(session, { serviceType: 'monitoring', concurrency: 2 })
  await Promise.all([1, 2, 3, 4, 5].map(() => adapter.request({ url: '/x' })))
  expect(most).toBe(2)
})

test('an adapter can be used as a session', async () => {
  const { session, sent } = start({ 'GET http://mon/v2.0/metrics': { body: { elements: [] } } })
  const client = createClient({
    session: createAdapter(session, { additionalHeaders: { 'X-Tag': 'adapter' } }),
  })
  await client.metrics.list()
  expect(sent()[0]).toMatchObject({ url: 'http://mon/v2.0/metrics', headers: { 'x-tag': 'adapter' } })
})

test('error: rejects a version with bounds, and invalid limits', () => {
  const { session } = start()
  expect(() => createAdapter(session, { version: 2, minVersion: 2 })).toThrow(InvalidParameterError)
  expect(() => createAdapter(session, { concurrency: 0 })).toThrow(InvalidParameterError)
})
