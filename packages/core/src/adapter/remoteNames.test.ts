import { expect, test } from 'vitest'
import { createClient } from '../client/index.js'
import { microversionHeaders } from '../discovery/index.js'
import { BaseError } from '../errors/index.js'
import { V2Password, V3Password } from '../identity/index.js'
import { createSession } from '../session/internal.js'
import { mergeHeaders } from '../session/mergeHeaders.js'
import { createScriptedFetch, createV3Token, createVersion } from '../testing/index.js'
import { createTransport } from '../transport/index.js'
import { getAllVersionData } from './index.js'

const names = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
  'then',
]

/** The built-in members of every object: no test may change them. */
const before = JSON.stringify(Object.getOwnPropertyNames(Object.prototype))

function start(catalog: unknown, routes: Parameters<typeof createScriptedFetch>[0] = {}) {
  const body = createV3Token()
  Object.assign(body.token, { catalog })
  const script = createScriptedFetch({
    'POST /v3/auth/tokens': { status: 201, headers: { 'X-Subject-Token': 'token' }, body },
    ...routes,
  })
  const auth = new V3Password({ authUrl: 'http://k/v3', userId: 'u', password: 'correct horse' })
  return { ...script, session: createSession({ auth, fetch: script.fetch, retries: 0 }) }
}

test.each(names)(
  'A7: %s as region, interface, type and name of the catalog is an ordinary name',
  async (name) => {
    const endpoint = { id: name, interface: name, region: name, region_id: name, url: 'http://mon/v2.0' }
    const { session } = start([{ type: name, name, id: name, endpoints: [endpoint] }], {
      'GET http://mon/': { body: { versions: [createVersion({ id: 'v2.0', href: 'v2.0' })] } },
    })
    const all = await getAllVersionData(session, { interface: null })
    expect(Object.keys(all)).toEqual([name])
    expect(all[name]?.[name]?.[name]).toMatchObject([{ version: '2.0' }])
    expect(all['unknown']?.['public']).toBeUndefined()
    expect(Object.getPrototypeOf(all)).toBeNull()
    const filter = { serviceType: name, interface: name, regionName: name, serviceName: name }
    expect(await session.getEndpoint(filter)).toBe('http://mon/v2.0')
    await expect(session.getEndpoint({ serviceType: name, regionName: 'x' })).rejects.toBeInstanceOf(
      BaseError,
    )
    expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(before)
  },
)

test.each(names)('A7: %s as interface of a v2.0 catalog', async (name) => {
  const endpoints = [JSON.parse(`{"region":"r","${name}URL":"http://mon/v2.0","${name}":{"URL":"x"}}`)]
  const access = {
    token: { id: 't', expires: '2099-01-01T00:00:00Z' },
    serviceCatalog: [{ type: 'monitoring', endpoints }],
  }
  const { fetch } = createScriptedFetch({ 'POST /v2.0/tokens': { body: { access } } })
  const auth = new V2Password({ authUrl: 'http://k/v2.0', username: 'u', password: 'correct horse' })
  const session = createSession({ auth, fetch })
  expect(await session.getEndpoint({ serviceType: 'monitoring', interface: name })).toBe('http://mon/v2.0')
})

test.each(names)('A7: %s as dimension, value and meta of responses is unchanged', async (name) => {
  const dimensions = JSON.parse(`{"${name}":"a\\\\ b","x":"${name}"}`)
  const series = {
    id: '1',
    name,
    dimensions,
    columns: ['timestamp', 'value', 'value_meta'],
    measurements: [['2026-01-01T00:00:00Z', 1, JSON.parse(`{"${name}":"${name}"}`)]],
  }
  const { session, requests } = start([], {
    'GET /v2.0/metrics': { body: { elements: [{ id: '1', name, dimensions }] } },
    'GET /v2.0/metrics/measurements': { body: { elements: [series] } },
  })
  const client = createClient({ session, endpoint: 'http://mon/v2.0' })
  const filter = JSON.parse(`{"${name}":"${name}"}`)
  const { elements } = await client.metrics.list({ dimensions: filter })
  expect(Object.entries(elements[0]?.dimensions ?? {})).toEqual([
    [name, 'a b'],
    ['x', name],
  ])
  expect(requests.at(-1)?.url).toContain(`dimensions=${name}%3A${name}`)
  const measured = await client.metrics.listMeasurements({ name, startTime: 0 })
  expect(Object.entries(measured.elements[0]?.measurements[0]?.valueMeta ?? {})).toEqual([[name, name]])
})

test.each(names)(
  'A7: %s in an error body, as service type of a microversion, and as header',
  async (name) => {
    const wire = JSON.parse(`{"${name}":{"message":"no","code":400}}`)
    const { fetch } = createScriptedFetch({ 'GET /x': { status: 400, body: wire } })
    const request = { method: 'GET', url: 'http://h/x', headers: {} }
    const error = await createTransport({ fetch })(request).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ name: 'BadRequestError', details: 'no' })
    expect(microversionHeaders('2.1', name)).toEqual({ 'OpenStack-API-Version': `${name} 2.1` })
    expect(Object.entries(mergeHeaders(JSON.parse(`{"${name}":"a"}`)))).toEqual([[name, 'a']])
  },
)
