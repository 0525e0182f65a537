import { expect, test } from 'vitest'
import {
  DiscoveryError,
  InvalidCredentialsError,
  InvalidTokenError,
  ScopeNotFoundError,
  TokenHeaderUnreadableError,
} from '../../errors/index.js'
import {
  createScriptedFetch,
  createV3Token,
  type ScriptedRequest,
  type ScriptedRoute,
} from '../../testing/index.js'
import { createTransport } from '../../transport/index.js'
import { type AuthPlugin, V3Password, type V3PasswordOptions, V3Token } from '../index.js'

const authUrl = 'http://k/v3'
const options = { authUrl, username: 'ada', userDomainId: 'default', password: 'correct horse' }
const shop = { projectName: 'shop', projectDomainName: 'Sales' }
const refusal = { status: 401, body: { error: { code: 401, title: 'Unauthorized', message: 'Try again.' } } }
const success = { status: 201, headers: { 'X-Subject-Token': 'unscoped-token' }, body: createV3Token() }

const isUnscoped = ({ body }: ScriptedRequest) => JSON.stringify(body).includes('"scope":"unscoped"')

async function authenticate(auth: AuthPlugin, more: Record<string, ScriptedRoute> = {}) {
  const script = createScriptedFetch({
    'POST /v3/auth/tokens': (request) => (isUnscoped(request) ? success : refusal),
    'GET /v3/auth/projects': {
      body: {
        projects: [
          { id: '1', name: 'lab', domain_id: 'default' },
          { id: '2', name: 'web', domain_id: 'd2' },
        ],
      },
    },
    'DELETE /v3/auth/tokens': { status: 204 },
    ...more,
  })
  const context = {
    send: createTransport({ fetch: script.fetch, retries: 0 }),
    clock: Date.now,
    warn: () => {},
  }
  const error = await auth.getAccess(context).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return { error: error as Error, ...script }
}

const password = (more: Partial<V3PasswordOptions> = {}) => new V3Password({ ...options, ...more })

test('right credentials, no role: lists the user’s projects, and revokes the diagnostic token', async () => {
  const { error, requests } = await authenticate(password(shop))
  expect(error).toBeInstanceOf(ScopeNotFoundError)
  expect(error.message).toMatchInlineSnapshot(`
    "The credentials are right, but the user has no role on project "shop" in domain "Sales", or it does not exist.
    Change the scope (\`projectName\`, \`projectDomainName\`, …), or ask for a role on it.
    Projects of this user: lab (domain default), web (domain d2)
    Request: POST http://k/v3/auth/tokens
    Details: Try again."
  `)
  expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST http://k/v3/auth/tokens',
    'POST http://k/v3/auth/tokens',
    'GET http://k/v3/auth/projects',
    'DELETE http://k/v3/auth/tokens',
  ])
  expect(requests[3]?.headers).toMatchObject({
    'x-auth-token': 'unscoped-token',
    'x-subject-token': 'unscoped-token',
  })
})

test('right credentials, no role: also if the projects cannot be read and the token cannot be revoked', async () => {
  const { error } = await authenticate(password(shop), {
    'GET /v3/auth/projects': { status: 500 },
    'DELETE /v3/auth/tokens': { status: 403 },
  })
  expect(error).toBeInstanceOf(ScopeNotFoundError)
  expect(error.message).not.toContain('Projects of')
})

test('right credentials, no role: also if the diagnostic token cannot be read', async () => {
  const { error } = await authenticate(password(shop), {
    'POST /v3/auth/tokens': (request) =>
      isUnscoped(request) ? { status: 201, body: success.body } : refusal,
  })
  expect(error).toBeInstanceOf(ScopeNotFoundError)
})

test('wrong password: reported as such', async () => {
  const { error, requests } = await authenticate(password(shop), { 'POST /v3/auth/tokens': refusal })
  expect(error).toBeInstanceOf(InvalidCredentialsError)
  expect(error.message).toMatchInlineSnapshot(`
    "Keystone refused the user name or the password.
    Check \`username\`, its domain (\`userDomainId\` or \`userDomainName\`) and \`password\`.
    Request: POST http://k/v3/auth/tokens
    Details: Try again."
  `)
  expect(requests).toHaveLength(2)
})

test('without scope, or with diagnose: false, nothing is sent twice', async () => {
  const plain = await authenticate(password(), { 'POST /v3/auth/tokens': refusal })
  expect([plain.error.name, plain.requests.length]).toEqual(['InvalidCredentialsError', 1])
  const quiet = await authenticate(password({ ...shop, diagnose: false }))
  expect([quiet.error.name, quiet.requests.length]).toEqual(['InvalidCredentialsError', 1])
  expect(quiet.error.message).toContain('Or the user has no role on project "shop" in domain "Sales"')
})

test('the diagnosis itself fails: both causes are named', async () => {
  const { error } = await authenticate(password(shop), {
    'POST /v3/auth/tokens': (request) => (isUnscoped(request) ? { status: 503 } : refusal),
  })
  expect(error).toBeInstanceOf(InvalidCredentialsError)
  expect(error.message).toContain('Keystone answers both alike')
})

test('a refused token is reported', async () => {
  const { error } = await authenticate(new V3Token({ authUrl, token: 'old-token', projectId: 'p' }), {
    'POST /v3/auth/tokens': refusal,
  })
  expect(error).toBeInstanceOf(InvalidTokenError)
  expect(error.message).toContain('expired, was revoked, or is from another Keystone')
  expect(error.message).not.toContain('old-token')
})

test('a hidden header is reported, and leaves the plugin without access', async () => {
  const auth = password()
  const { error } = await authenticate(auth, {
    'POST /v3/auth/tokens': { status: 201, body: createV3Token() },
  })
  expect(error).toBeInstanceOf(TokenHeaderUnreadableError)
  expect(error.message).toContain('expose_headers')
  expect(auth.invalidate()).toBe(false)
})

test('no Keystone at that URL is reported', async () => {
  const { error } = await authenticate(password(), {
    'POST /v3/auth/tokens': { status: 404, body: '<h1>404</h1>' },
  })
  expect(error).toBeInstanceOf(DiscoveryError)
})
