import { expect, test } from 'vitest'
import { ConnectionError, DiscoveryError } from '../errors/index.js'
import {
  createScriptedFetch,
  createVersion,
  createVersionDocument,
  type ScriptedRoute,
} from '../testing/index.js'
import { createTransport } from '../transport/index.js'
import { fetchVersions, parseVersions } from './index.js'
import { parseVersion } from './parseVersions.js'
import { rewriteLink } from './rewriteLink.js'

const base = 'https://h/identity'
const entry = createVersion({ id: 'v3.14', href: 'http://h:5000/v3/' })
const found = { id: 'v3.14', version: [3, 14], url: 'https://h/identity/v3/', status: 'CURRENT' }

test.each([
  ['versions.values', { versions: { values: [entry] } }],
  ['versions', { versions: [entry] }],
  ['version', { version: entry }],
  ['elements, like Monasca', { links: [], elements: [{ ...entry, status: 'CURRENT' }] }],
  ['the version itself', { ...entry, status: 'odd' }],
])('shape: %s', (_, body) => {
  expect(parseVersions(body, base)).toMatchObject([found])
})

test.each([[[entry]], [null], ['text'], [{}], [{ error: { code: 404 } }], [{ versions: 'odd' }]])(
  'shape: %j is not a version document',
  (body) => {
    expect(parseVersions(body, base)).toBeUndefined()
  },
)

test('entries: oldest first, without those that lack an id, a status, a self link or a version', () => {
  const document = createVersionDocument([
    { id: 'v3.14', href: 'v3' },
    { id: 'v2.0', href: 'v2.0', status: 'deprecated' },
    { id: 'latest', href: 'x' },
  ])
  document.versions.values.push({ id: 'v1', status: 'stable' }, { ...entry, status: undefined }, {}, null)
  const versions = parseVersions(document, base)
  expect(versions?.map(({ id, status }) => [id, status])).toEqual([
    ['v2.0', 'DEPRECATED'],
    ['v3.14', 'CURRENT'],
  ])
})

test.each([
  ['v2.1', [2, 1]],
  ['v2', [2, 0]],
  ['2.10', [2, 10]],
  ['1.5.1', [1, 5, 1]],
  ['V2', undefined],
  ['', undefined],
  ['1.a', undefined],
])('version: %s', (text, expected) => {
  expect(parseVersion(text)).toEqual(expected)
})

test.each([
  ['https://h/identity', 'http://h:5000/v3', 'https://h/identity/v3'],
  ['https://h/identity', 'http://h:5000/v3/', 'https://h/identity/v3/'],
  ['https://h/identity', 'http://h/v3', 'https://h/v3'],
  ['http://h/admin', 'v3', 'http://h/admin/v3'],
  ['http://h/admin', '/v3', 'http://h/v3'],
  ['http://h/admin', '//h/admin/v3', 'http://h/admin/v3'],
  ['https://pub/mon/v2.0', 'http://int:8070/v2.0', 'https://pub/mon/v2.0'],
  ['https://h/nova', 'http://internal.example.com', 'https://h/nova/'],
  ['http://h:5000/', 'http://h:5000/v3/', 'http://h:5000/v3/'],
])('link: at %s, %s is %s', (url, href, expected) => {
  expect(rewriteLink(url, href)).toBe(expected)
})

async function discover(route: ScriptedRoute): Promise<unknown> {
  const { fetch } = createScriptedFetch({ 'GET /identity': route })
  return fetchVersions(createTransport({ fetch, retries: 0 }), base).catch((error: unknown) => error)
}

test('default: status 300 is a success, and no token is sent', async () => {
  const script = createScriptedFetch({ 'GET /identity': { status: 300, body: { versions: [entry] } } })
  expect(await fetchVersions(createTransport({ fetch: script.fetch }), base)).toMatchObject([found])
  expect(script.requests[0]?.headers).toEqual({ accept: 'application/json' })
})

test.each([
  ['404', { status: 404, body: '<h1>Not Found</h1>' }, 'HTTP 404'],
  ['401', { status: 401 }, 'HTTP 401'],
  ['HTML', { body: '<h1>Welcome to nginx!</h1>' }, 'the response is not JSON'],
  ['other JSON', { body: { hello: 'world' } }, 'the response is JSON, but not a version document'],
])('error: %s', async (_, reply, reason) => {
  const error = await discover(reply)
  expect(error).toBeInstanceOf(DiscoveryError)
  expect((error as Error).message).toContain(`No usable Keystone at ${base}: ${reason}.\nCheck \`authUrl\``)
})

test('error: the server does not respond', async () => {
  expect(await discover(new TypeError('fetch failed'))).toBeInstanceOf(ConnectionError)
})
