import { expect, test } from 'vitest'
import { EmptyCatalogError, EndpointNotFoundError, InvalidParameterError } from '../errors/index.js'
import { TokenEndpoint, V3Password } from '../identity/index.js'
import { createSession } from '../session/internal.js'
import {
  createScriptedFetch,
  createV3Token,
  createVersion,
  type ScriptedRoute,
  standardEndpoints,
} from '../testing/index.js'
import {
  type EndpointDataParameters,
  getAllVersionData,
  getApiMajorVersion,
  getEndpointData,
} from './index.js'

const root = {
  'GET http://mon/': {
    body: { links: [], elements: [createVersion({ id: 'v2.0', href: 'http://internal:8070/v2.0' })] },
  },
}
const bare = {
  'GET http://mon/v2.0': {
    body: { ...createVersion({ id: 'v2.0', href: 'http://mon/v2.0' }), status: 'odd' },
  },
}

function start(
  routes: Record<string, ScriptedRoute> = {},
  catalogUrl = 'http://mon/v2.0',
  type = 'monitoring',
) {
  const { fetch, requests } = createScriptedFetch({
    'POST http://k/v3/auth/tokens': {
      status: 201,
      headers: { 'X-Subject-Token': 'token' },
      body: createV3Token({
        project: { id: 'p1', name: 'shop' },
        services: [{ type, endpoints: standardEndpoints({ public: catalogUrl }) }],
      }),
    },
    ...routes,
  })
  const auth = new V3Password({ authUrl: 'http://k/v3', userId: 'u', password: 'correct horse' })
  const session = createSession({ auth, fetch, retries: 0 })
  const find = (parameters: EndpointDataParameters = {}) =>
    getEndpointData(session, { serviceType: type, ...parameters })
  /** The requests, without the authentication. */
  const asked = () => requests.slice(1).map(({ url }) => url)
  return { session, requests, find, asked }
}

const nova = (...ids: [id: string, status?: string][]) => ({
  body: {
    versions: ids.map(([id, status]) => ({
      ...createVersion({ id, href: `http://inside:8774/${id}/`, status }),
      min_version: '2.1',
      version: '2.90',
    })),
  },
})

test('no version, or one in the URL: no request, unless more data is needed', async () => {
  const { find, asked } = start(bare)
  for (const wish of [{}, { version: 2 }, { minVersion: 2, maxVersion: '2.latest' }, { maxVersion: '2.0' }]) {
    expect(await find({ ...wish, discoverVersions: false })).toMatchObject({
      url: 'http://mon/v2.0',
      apiVersion: [2, 0],
    })
  }
  expect(asked()).toEqual([])
  expect(await find()).toMatchObject({
    url: 'http://mon/v2.0',
    serviceType: 'monitoring',
    interface: 'public',
    regionName: 'RegionOne',
    status: 'CURRENT',
  })
  expect(asked()).toEqual(['http://mon/v2.0'])
})

test('a minimum, or the latest, is searched above the URL; Monasca’s own list is supported', async () => {
  const { find, asked } = start(root)
  expect(await find({ minVersion: 2, discoverVersions: false })).toMatchObject({ url: 'http://mon/v2.0' })
  expect(await find({ version: 'latest' })).toMatchObject({ url: 'http://mon/v2.0' })
  expect(asked()).toEqual(['http://mon/'])
})

test('returns undefined for a version that is not offered or must not be searched', async () => {
  const { find } = start({ ...bare, ...root })
  expect(await find({ version: 3 })).toBeUndefined()
  expect(await find({ version: 3, allowVersionHack: false })).toBeUndefined()
})

test('an unversioned URL gets the version of its document', async () => {
  const { find } = start(root, 'http://mon/')
  expect(await find({ version: 2 })).toMatchObject({ url: 'http://mon/v2.0', catalogUrl: 'http://mon/' })
})

test('without a document: the URL unchanged, or undefined if a version is required', async () => {
  const gone = { 'GET http://mon/': { status: 404 }, 'GET http://mon/v2.0': { body: '<p>hello</p>' } }
  const { find } = start(gone)
  expect(await find()).toMatchObject({ url: 'http://mon/v2.0', status: undefined })
  expect(await find({ version: 3 })).toMatchObject({ url: 'http://mon/v2.0' })
  expect(await find({ version: 3, allowVersionHack: false })).toBeUndefined()
  expect(await find({ version: 3, skipDiscovery: true })).toMatchObject({ url: 'http://mon/v2.0' })
})

test('the project at the end of a URL is restored', async () => {
  const { find, asked } = start(
    { 'GET http://vol/': nova(['v2.0'], ['v3.0']) },
    'http://vol/v2/p1',
    'block-storage',
  )
  expect(await find({ version: 3 })).toMatchObject({ url: 'http://vol/v3.0/p1', apiVersion: [3, 0] })
  expect(asked()).toEqual(['http://vol/'])
})

test('deprecated versions count unless excluded, others only if allowed', async () => {
  const versions = nova(['v2.1', 'deprecated'], ['v2.2', 'experimental'], ['v2.3', 'odd'])
  const { find } = start({ 'GET http://c/': versions }, 'http://c/', 'compute')
  const chosen = async (parameters: EndpointDataParameters) =>
    (await find({ version: 2, ...parameters }))?.apiVersion
  expect(await chosen({})).toEqual([2, 1])
  expect(await chosen({ allowExperimental: true })).toEqual([2, 2])
  expect(await chosen({ allowUnknown: true })).toEqual([2, 3])
  expect(await chosen({ allowDeprecated: false })).toBeUndefined()
})

test('bounds: a maximum alone, 2.latest, microversions', async () => {
  const { find } = start({ 'GET http://c/': nova(['v2.1'], ['v2.9'], ['v3.0']) }, 'http://c/', 'compute')
  expect(await find({ maxVersion: '2.5' })).toMatchObject({ apiVersion: [2, 1], maxMicroversion: '2.90' })
  expect(await find({ version: '2.latest' })).toMatchObject({ apiVersion: [2, 9] })
  expect(await find({ version: 'latest' })).toMatchObject({ apiVersion: [3, 0] })
  expect(await find({ minVersion: '2.2', maxVersion: '2.latest' })).toMatchObject({ apiVersion: [2, 9] })
})

test('a document that requires a token is read again with the plugin’s token', async () => {
  const { session, requests } = start({
    'POST http://other/v3/auth/tokens': {
      status: 201,
      headers: { 'X-Subject-Token': 'other' },
      body: createV3Token({
        project: { id: 'p1', name: 'shop' },
        services: [{ type: 'monitoring', endpoints: standardEndpoints({ public: 'http://mon/v2.0' }) }],
      }),
    },
    'GET http://mon/v2.0': [{ status: 401 }, ...Object.values(bare)],
  })
  const auth = new V3Password({ authUrl: 'http://other/v3', userId: 'u', password: 'correct horse' })
  expect(await getEndpointData(session, { serviceType: 'monitoring' }, { auth })).toMatchObject({
    status: 'CURRENT',
  })
  expect(requests.map(({ url, headers }) => [url, headers['x-auth-token']])).toEqual([
    ['http://other/v3/auth/tokens', undefined],
    ['http://mon/v2.0', undefined],
    ['http://mon/v2.0', 'other'],
  ])
})

test('caches: one read per session, plugin or given cache; shared while pending; failures are not cached', async () => {
  const { session, find, asked } = start({ ...root, ...bare })
  const cache = new Map()
  await Promise.all([find({ cache }), find(), find()])
  await find()
  expect(asked()).toEqual(['http://mon/v2.0'])
  const other = createSession({
    auth: session.auth,
    fetch: () => Promise.reject(new Error('no request')),
    retries: 0,
  })
  expect(await getEndpointData(other, { serviceType: 'monitoring' })).toMatchObject({ status: 'CURRENT' })
  const fresh = start({ 'GET http://mon/v2.0': [{ status: 500 }, ...Object.values(bare)] })
  expect((await fresh.find())?.status).toBeUndefined()
  expect((await fresh.find())?.status).toBe('CURRENT')
  const third = start()
  expect((await third.find({ cache }))?.status).toBe('CURRENT')
  expect(third.asked()).toEqual([])
})

test('caches: a URL with and without a trailing slash is the same', async () => {
  const first = start({ 'GET http://mon': root['GET http://mon/'] }, 'http://mon')
  await first.find({ version: 2 })
  await getEndpointData(first.session, { endpointOverride: 'http://mon/', version: 2 })
  expect(first.asked()).toHaveLength(1)
})

test('abort: ends the wait of one caller, not the shared request', async () => {
  let answer: (() => void) | undefined
  const { session, asked } = start({
    'GET http://mon/v2.0': async () => {
      await new Promise<void>((resolve) => {
        answer = resolve
      })
      return bare['GET http://mon/v2.0']
    },
  })
  const controller = new AbortController()
  const first = getEndpointData(session, { serviceType: 'monitoring' }, { signal: controller.signal })
  const second = getEndpointData(session, { serviceType: 'monitoring' })
  await expect.poll(() => answer).toBeDefined()
  controller.abort('left')
  await expect(first).rejects.toBe('left')
  answer?.()
  expect((await second)?.status).toBe('CURRENT')
  expect(asked()).toHaveLength(1)
})

test('an override is used unchanged, with ids filled in', async () => {
  const { find, asked } = start({ 'GET http://own/p1': { status: 404 } })
  expect(await find({ endpointOverride: 'http://own/%(project_id)s' })).toMatchObject({
    url: 'http://own/p1',
  })
  expect(await find({ endpointOverride: 'http://own/%(project_id)s', version: 2 })).toBeUndefined()
  expect(new Set(asked())).toEqual(new Set(['http://own/p1']))
})

test('plugins without a catalog provide the URL', async () => {
  const { fetch } = createScriptedFetch(bare)
  const session = createSession({
    auth: new TokenEndpoint({ endpoint: 'http://mon/v2.0', token: 'abcd' }),
    fetch,
  })
  expect(await getEndpointData(session, { serviceType: 'monitoring' })).toMatchObject({ status: 'CURRENT' })
})

test('error: reports a missing service, catalog or service type', async () => {
  const { find } = start()
  await expect(find({ serviceType: 'compute' })).rejects.toThrow(EndpointNotFoundError)
  await expect(find({ serviceType: undefined })).rejects.toThrow(InvalidParameterError)
  const unscoped = start({
    'POST http://k/v3/auth/tokens': {
      status: 201,
      headers: { 'X-Subject-Token': 't' },
      body: createV3Token(),
    },
  })
  await expect(unscoped.find()).rejects.toThrow(EmptyCatalogError)
})

test('getApiMajorVersion: from the URL, else from the document', async () => {
  const named = start()
  expect(await getApiMajorVersion(named.session, { serviceType: 'monitoring' })).toEqual([2, 0])
  expect(named.asked()).toEqual([])
  const plain = start(root, 'http://mon/')
  expect(await getApiMajorVersion(plain.session, { serviceType: 'monitoring' })).toEqual([2, 0])
  const silent = start({ 'GET http://mon/': { status: 404 } }, 'http://mon/')
  expect(await getApiMajorVersion(silent.session, { serviceType: 'monitoring' })).toBeUndefined()
})

test('getAllVersionData: by region, interface and official type; the data in its URL if there is no answer', async () => {
  const { session } = start(
    { 'GET http://vol/': nova(['v2.0', 'deprecated'], ['v3.0']) },
    'http://vol/v3/p1',
    'volumev3',
  )
  const versions = await getAllVersionData(session)
  expect(versions['RegionOne']?.['public']?.['block-storage']).toMatchObject([
    { version: '2.0', url: 'http://vol/v2.0/', status: 'DEPRECATED', rawStatus: 'deprecated' },
    { version: '3.0', url: 'http://vol/v3.0/', minMicroversion: '2.1', maxMicroversion: '2.90' },
  ])
  const silent = start({
    'GET http://mon/': { status: 404 },
    'GET http://mon/v2.0': { status: 404 },
    'GET http://mon/v2.0/': { status: 404 },
  })
  const guessed = await getAllVersionData(silent.session, { interface: null, serviceType: 'monitoring' })
  expect(guessed['RegionOne']?.['public']?.['monitoring']).toMatchObject([
    { version: '2.0', url: 'http://mon/v2.0/', status: 'CURRENT', rawStatus: undefined },
  ])
  expect(await getAllVersionData(session, { regionName: 'none' })).toEqual({})
})
