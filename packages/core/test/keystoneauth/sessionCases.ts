import { type Answer, type Case, v3 } from './case.js'
import type { RequestStep, Step } from './task.js'

const auth = v3('V3Password', { userId: 'u1', password: 'password', projectId: 'p1' })
const monasca = { endpointFilter: { serviceType: 'monitoring' } }

/** A case with requests for a project token. */
function requests(name: string, steps: readonly Step[], more: Partial<Case> = {}): Case {
  return { name: `Session: ${name}`, auth, steps: () => steps, ...more }
}

function to(path: string, answer: Answer): Answer {
  return (request, count, url) =>
    request.url.replace(/\?.*$/, '') === path ? answer(request, count, url) : undefined
}

const get: RequestStep = { url: '/metrics', ...monasca }
const post: RequestStep = { method: 'POST', url: '/metrics', ...monasca, body: { name: 'cpu' } }

/** Headers that a session adds to requests, and its handling of responses. */
export const sessionCases: readonly Case[] = [
  requests('the methods', [
    ...['POST', 'PUT', 'PATCH'].map((method) => ({ ...post, method })),
    ...['GET', 'HEAD', 'DELETE'].map((method) => ({ ...get, method })),
  ]),
  requests(
    'bodies of all kinds',
    [{ a: 'ü€😀', b: [1, 2.5, true, null], c: {} }, [], 'text', 0, false].map((body) => ({ ...post, body })),
  ),
  requests('a body of null is no body', [{ ...post, body: null }]),
  requests(
    'queries',
    [
      { ...get, query: { name: 'ü b&c=d+e', dimensions: 'a:b,c:d|e', limit: 5, merge: true } },
      { ...get, query: { empty: '' } },
    ],
    { differs: ['services get an Accept header for JSON', 'spaces in queries are %20'] },
  ),
  requests('headers of the caller', [
    { ...get, headers: { 'X-Extra': 'one', Accept: 'text/plain', 'X-Auth-Token': 'mine' } },
    { ...post, headers: { 'Content-Type': 'application/json-patch+json' } },
  ]),
  requests('headers of the session', [get, { ...get, headers: { 'x-extra': 'mine' } }], {
    session: { additionalHeaders: { 'X-Extra': 'session', 'X-Auth-Token': 'mine' } },
  }),
  requests('the user agent of a session', [get], {
    session: { userAgent: 'dashboard/1.0' },
  }),
  requests('the user agent of an application', [get], {
    session: { appName: 'dashboard', appVersion: '1.0', additionalUserAgent: [['plugin', '2']] },
  }),
  requests('the user agent of a request', [{ ...get, userAgent: 'probe' }], {
    session: { userAgent: 'dashboard' },
  }),
  requests('an id for several services', [{ ...get, globalRequestId: 'req-1' }]),
  requests('the client for whom a session works', [get], {
    session: { originalIp: '192.0.2.1', userAgent: 'proxy' },
  }),
  requests('interfaces and regions', [
    { ...get, endpointFilter: { serviceType: 'monitoring', interface: 'internal' } },
    { ...get, endpointFilter: { serviceType: 'monitoring', interface: 'public', regionName: 'RegionOne' } },
  ]),
  {
    name: 'Session: URLs that override the catalog',
    auth,
    steps: (url) => [
      { ...get, endpointOverride: `${url}/v2.0/` },
      { ...get, endpointOverride: `${url}/v2.0/%(project_id)s/%(user_id)s` },
      { url: `${url}/v2.0/metrics` },
      { url: '/', endpointOverride: `${url}/v2.0` },
      { url: '', endpointOverride: `${url}/v2.0` },
    ],
  },
  {
    name: 'Session: requests without a token',
    auth,
    steps: (url) => [{ url: `${url}/v2.0/metrics`, authenticated: false }],
  },
  requests('a token that the service refuses is renewed, once', [get, get], {
    reply: to('/v2.0/metrics', ({ headers }) =>
      headers['x-auth-token'] === 'token-1' ? { status: 401 } : {},
    ),
  }),
  requests('a service that refuses every token', [get], {
    reply: to('/v2.0/metrics', () => ({ status: 401 })),
    outcomes: { 0: { ours: { error: 'UnauthorizedError' }, theirs: { error: 'Unauthorized' } } },
  }),
  requests('no second sign-in where none is wanted', [{ ...get, allowReauth: false }], {
    reply: to('/v2.0/metrics', () => ({ status: 401 })),
    outcomes: { 0: { ours: { error: 'UnauthorizedError' }, theirs: { error: 'Unauthorized' } } },
  }),
  requests('Monasca’s refusal of a role looks like that of a token', [get], {
    reply: to('/v2.0/metrics', () => ({
      status: 401,
      body: { title: 'Forbidden', description: 'The role is missing' },
    })),
    differs: ['a missing role does not cause another sign-in', 'services get an Accept header for JSON'],
    outcomes: { 0: { ours: { error: 'ForbiddenError' }, theirs: { error: 'Unauthorized' } } },
  }),
  requests('errors are answers where that is wanted', [{ ...get, raiseExc: false }], {
    reply: to('/v2.0/metrics', () => ({ status: 409 })),
  }),
  ...[301, 302, 303, 307, 308].map((status) =>
    requests(`a redirect by ${status} to the same origin`, [get, post], {
      reply: to('/v2.0/metrics', (_request, _count, url) => ({
        status,
        headers: { Location: `${url}/v2.0/moved` },
      })),
    }),
  ),
  requests('a redirect to another origin', [get], {
    // The same server under another name.
    reply: to('/v2.0/metrics', (_request, _count, url) => ({
      status: 302,
      headers: { Location: `${url.replace('127.0.0.1', 'localhost')}/v2.0/moved` },
    })),
    differs: ['no token for other origins', 'services get an Accept header for JSON'],
  }),
  requests('a redirect to a relative address', [get], {
    reply: to('/v2.0/metrics', () => ({ status: 302, headers: { Location: 'moved' } })),
    differs: ['relative redirects are followed', 'services get an Accept header for JSON'],
    outcomes: { 0: { ours: { value: 200 }, theirs: { error: 'UnknownConnectionError' } } },
  }),
  requests(
    'a service that is not ready, twice',
    [{ ...get, statusCodeRetries: 2, statusCodeRetryDelay: 0.01 }],
    {
      reply: to('/v2.0/metrics', (_request, count) => (count < 2 ? { status: 503 } : {})),
    },
  ),
  requests('a token that was given up', ['token', 'invalidate', get]),
]

const refused: Answer = ({ url }) =>
  url.endsWith('/v3/auth/tokens')
    ? { status: 401, body: { error: { code: 401, title: 'Unauthorized', message: 'No.' } } }
    : undefined

/** Sign-ins that Keystone refuses. */
export const refusalCases: readonly Case[] = [
  {
    name: 'refusal: a password, without a scope',
    auth: v3('V3Password', { userId: 'u1', password: 'wrong' }),
    steps: () => ['token'],
    reply: refused,
    differs: [],
    outcomes: { 0: { ours: { error: 'InvalidCredentialsError' }, theirs: { error: 'Unauthorized' } } },
  },
  {
    name: 'refusal: a password, for a project',
    auth: v3('V3Password', { userId: 'u1', password: 'wrong', projectId: 'p1' }),
    steps: () => ['token'],
    reply: refused,
    differs: ['a refused sign-in is retried without its scope'],
    outcomes: { 0: { ours: { error: 'InvalidCredentialsError' }, theirs: { error: 'Unauthorized' } } },
  },
  {
    name: 'refusal: a one-time code, for a project',
    auth: v3('V3TOTP', { userId: 'u1', passcode: '012345', projectId: 'p1' }),
    steps: () => ['token'],
    reply: refused,
    differs: [],
    outcomes: { 0: { ours: { error: 'InvalidCredentialsError' }, theirs: { error: 'Unauthorized' } } },
  },
]
