import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import {
  type AuthPlugin,
  Password,
  Token,
  V2Password,
  V2Token,
  V3Password,
  V3Token,
} from '../src/identity/index.js'
import { BaseError, createClient, createCurlLogger, createSession } from '../src/index.js'
import {
  createScriptedFetch,
  createV3Token,
  type ScriptedRequest,
  type ScriptedRoute,
} from '../src/testing/index.js'

const password = 'pä55 "w\\ord<hunter22>'
const given = 'gAAAA-given-token'
const issued = 'gAAAA-issued-token'
const secrets = [password, given, issued, 'hunter22', 'given-token', 'issued-token']

/** All that a program may print, send or store of an error, including every cause and non-enumerable members. */
function everythingIn(error: unknown): string {
  const texts: string[] = []
  for (let current = error; current instanceof Error; current = current.cause) {
    const shown: Error = current
    const own = Object.getOwnPropertyNames(shown).map((name): unknown => Reflect.get(shown, name))
    texts.push(shown.message, String(shown.stack), JSON.stringify(shown), JSON.stringify(own))
    texts.push(inspect(shown, { showHidden: true, depth: 12 }))
  }
  return texts.join('\n')
}

const user = { username: 'ada', password }
const plugins: Record<string, () => AuthPlugin> = {
  Password: () => new Password({ authUrl: 'http://k', ...user, projectName: 'shop' }),
  Token: () => new Token({ authUrl: 'http://k', token: given, projectName: 'shop' }),
  V2Password: () => new V2Password({ authUrl: 'http://k/v2.0', ...user, tenantName: 'shop' }),
  V2Token: () => new V2Token({ authUrl: 'http://k/v2.0', token: given }),
  V3Password: () =>
    new V3Password({ authUrl: 'http://k/v3', ...user, userDomainId: 'default', projectId: 'p' }),
  V3Token: () => new V3Token({ authUrl: 'http://k/v3', token: given, projectId: 'p' }),
}

/** Every text in a value. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** The secrets that a server or a platform received, in every possible encoding. */
function written({ body, headers }: ScriptedRequest): string {
  return [JSON.stringify(body), JSON.stringify(headers), ...textsIn(body), ...textsIn(headers)].join(' ')
}

/** The worst case: a server that repeats what it received. */
const echo = (status: number, wrap: (text: string) => unknown) => (request: ScriptedRequest) => ({
  status,
  body: wrap(written(request)),
})

/** A platform whose errors contain the request. */
const fail = (request: ScriptedRequest) => {
  const cause = Object.assign(new Error(`cannot send ${written(request)}`), { code: 'EPROTO' })
  return Promise.reject(new TypeError(`Headers.append: ${written(request)} is invalid`, { cause }))
}

const failures: Record<string, ScriptedRoute> = {
  'a refusal that repeats the request': echo(401, (text) => ({
    error: { code: 401, title: text, message: text },
  })),
  'a 400 that repeats the request': echo(400, (text) => ({ title: text, description: text })),
  'an HTML page that repeats the request': echo(502, (text) => `<html><p>${text}</p></html>`),
  'a success in HTML that repeats the request': echo(200, (text) => `<html><p>${text}</p></html>`),
  'a platform error that repeats the request': fail,
}

const discovery = {
  'GET http://k': {
    status: 300,
    body: {
      versions: { values: [{ id: 'v3', status: 'stable', links: [{ rel: 'self', href: 'http://k/v3' }] }] },
    },
  },
}

for (const [kind, create] of Object.entries(plugins)) {
  for (const [situation, route] of Object.entries(failures)) {
    test(`${kind}: ${situation}`, async () => {
      const { fetch } = createScriptedFetch({
        ...discovery,
        'POST /auth/tokens': route,
        'POST /tokens': route,
      })
      const auth = create()
      const lines: string[] = []
      const onExchange = createCurlLogger((line) => lines.push(line))
      const session = createSession({ auth, fetch, retries: 0, onExchange })
      const error = await session.getToken().catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(BaseError)
      await expect.poll(() => lines.join('\n')).toMatch(/REQ: .*tokens.*RESP: /s)
      const text = everythingIn(error) + lines.join('\n')
      for (const secret of secrets) expect(text).not.toContain(secret)
    })
  }

  test(`${kind}: printing the plugin, its session and its scope`, () => {
    const auth = create()
    const session = createSession({ auth })
    const text =
      inspect([auth, session], { showHidden: true, depth: 12 }) + JSON.stringify([auth, session, auth.scope])
    for (const secret of secrets) expect(text).not.toContain(secret)
  })
}

for (const [situation, route] of Object.entries(failures)) {
  test(`service: ${situation}`, async () => {
    const { fetch } = createScriptedFetch({
      'POST http://k/v3/auth/tokens': {
        status: 201,
        headers: { 'X-Subject-Token': issued },
        body: createV3Token(),
      },
      'GET http://mon/v2.0/metrics': route,
    })
    const auth = new V3Password({ authUrl: 'http://k', userId: 'u', password: 'not-sent-here' })
    const session = createSession({ auth, fetch, retries: 0 })
    const client = createClient({ session, endpoint: 'http://mon/v2.0' })
    const error = await client.metrics.list().catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(BaseError)
    expect(everythingIn(error)).not.toContain('issued-token')
  })
}

test('URLs in errors contain neither query nor credentials', async () => {
  const { fetch } = createScriptedFetch({ 'GET http://mon/v2.0/x': { status: 404 } })
  const session = createSession({
    auth: new V3Password({ authUrl: 'http://k', userId: 'u', password }),
    fetch,
  })
  const request = {
    url: 'http://ada:hunter22@mon/v2.0/x',
    query: { token: given },
    authenticated: false,
    retries: 0,
  }
  const error = await session.request(request).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(BaseError)
  for (const secret of secrets) expect((error as Error).message).not.toContain(secret)
})
