import { expect, test } from 'vitest'
import { signInAndAllow } from '../oidc/browser.js'
import {
  answerOf,
  browserOfClient,
  codeRequest,
  redirectUri,
  startProvider,
  type TestProvider,
} from '../oidc/setup.js'

const authPath = '/identity/v3/OS-FEDERATION/identity_providers/emulator/protocols/openid/auth'
const miniMon = { project: { name: 'mini-mon', domain: { id: 'default' } } }

/** Sends a request to the emulator in process, or to its address: the provider is the same. */
async function ask(
  { emulator, url }: TestProvider,
  method: string,
  path: string,
  {
    headers = {},
    body,
    remote = false,
  }: { headers?: Record<string, string>; body?: unknown; remote?: boolean } = {},
) {
  const send = remote ? fetch : emulator.fetch
  const response = await send(`${url}${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    token: response.headers.get('X-Subject-Token') ?? '',
    body: text ? JSON.parse(text) : undefined,
  }
}

const bearer = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } })

async function accessToken(provider: TestProvider, form: Record<string, string> = {}) {
  const { body } = await provider.token({
    grant_type: 'password',
    username: 'ada',
    password: 'password',
    scope: 'openid profile',
    ...form,
  })
  return body as { access_token: string; id_token: string; refresh_token?: string }
}

async function unscoped(provider: TestProvider) {
  return ask(provider, 'POST', authPath, bearer((await accessToken(provider)).access_token))
}

function exchange(provider: TestProvider, id: string, scope?: unknown) {
  const identity = { methods: ['token'], token: { id } }
  const body = { auth: { identity, ...(scope ? { scope } : {}) } }
  return ask(provider, 'POST', '/identity/v3/auth/tokens', { body })
}

test('default: an access token of the provider is exchanged for an unscoped token', async () => {
  const provider = await startProvider()
  const { access_token } = await accessToken(provider)
  for (const method of ['POST', 'GET']) {
    for (const remote of [true, false]) {
      const { status, token, body } = await ask(provider, method, authPath, {
        ...bearer(access_token),
        remote,
      })
      expect(status).toBe(201)
      expect(token).toMatch(/^gAAAAA/)
      expect(body.token).toEqual({
        methods: ['openid'],
        user: {
          id: expect.stringMatching(/^[0-9a-f]{64}$/),
          name: 'ada',
          domain: { id: expect.stringMatching(/^[0-9a-f]{32}$/), name: body.token.user.domain.id },
          'OS-FEDERATION': {
            groups: [{ id: expect.stringMatching(/^[0-9a-f]{32}$/) }],
            identity_provider: { id: 'emulator' },
            protocol: { id: 'openid' },
          },
        },
        audit_ids: [expect.any(String)],
        expires_at: expect.any(String),
        issued_at: expect.any(String),
      })
    }
  }
})

test('default: the unscoped token lists projects, and is exchanged for a scoped one that Monasca accepts', async () => {
  const provider = await startProvider()
  const first = await unscoped(provider)
  const headers = { 'X-Auth-Token': first.token }
  for (const path of ['/identity/v3/auth/projects', '/identity/v3/OS-FEDERATION/projects']) {
    const { status, body } = await ask(provider, 'GET', path, { headers })
    expect(status).toBe(200)
    expect(body.projects).toMatchObject([{ name: 'mini-mon' }])
    expect(body.links.self).toBe(`${provider.url}${path}`)
  }
  expect(
    (await ask(provider, 'GET', '/identity/v3/OS-FEDERATION/domains', { headers })).body.domains,
  ).toEqual([])
  expect(await ask(provider, 'GET', '/identity/v3/auth/catalog', { headers })).toMatchObject({ status: 403 })
  const scoped = await exchange(provider, first.token, miniMon)
  expect(scoped.status).toBe(201)
  expect(scoped.body.token).toMatchObject({
    user: { name: 'ada', 'OS-FEDERATION': { identity_provider: { id: 'emulator' } } },
    project: { name: 'mini-mon' },
    roles: [{ name: 'monasca-user' }],
    expires_at: first.body.token.expires_at,
  })
  expect(scoped.body.token.methods.toSorted()).toEqual(['openid', 'token'])
  expect(scoped.body.token.audit_ids).toHaveLength(1)
  expect(scoped.body.token.catalog.length).toBeGreaterThan(0)
  expect(
    await ask(provider, 'GET', '/v2.0/metrics', { headers: { 'X-Auth-Token': scoped.token } }),
  ).toMatchObject({ status: 200 })
})

test('behavior: a federated user gets no other project, and the same user each time', async () => {
  const provider = await startProvider()
  const [first, second] = [await unscoped(provider), await unscoped(provider)]
  expect(second.body.token.user).toEqual(first.body.token.user)
  const admin = { project: { name: 'admin', domain: { id: 'default' } } }
  expect(await exchange(provider, first.token, admin)).toMatchObject({ status: 401 })
  expect((await exchange(provider, first.token)).body.token).not.toHaveProperty('project')
})

test('behavior: a user of the provider is not the user of Keystone with the same name', async () => {
  const provider = await startProvider()
  const { access_token } = await accessToken(provider, { username: 'mini-mon' })
  const { body } = await ask(provider, 'POST', authPath, bearer(access_token))
  expect(body.token.user).toMatchObject({ name: 'mini-mon', 'OS-FEDERATION': {} })
  expect(body.token.user.domain.id).not.toBe('default')
})

test('behavior: ID tokens, tokens of clients, and those of a browser sign-in are accepted as well', async () => {
  const provider = await startProvider()
  const nameFor = async (token: string) =>
    (await ask(provider, 'POST', authPath, bearer(token))).body.token?.user.name
  expect(await nameFor((await accessToken(provider)).id_token)).toBe('ada')
  expect(
    await nameFor((await accessToken(provider, { grant_type: 'client_credentials' })).access_token),
  ).toBe('keystone')
  const { url, verifier } = codeRequest(provider.issuer)
  const answer = answerOf(await signInAndAllow(browserOfClient(), url, 'reader'))
  const { body } = await provider.token({
    grant_type: 'authorization_code',
    client_id: 'dashboard',
    code: answer.get('code') ?? '',
    redirect_uri: redirectUri,
    code_verifier: verifier,
  })
  expect(await nameFor(body.access_token)).toBe('reader')
})

test('error: no bearer, a wrong, changed, spent, revoked or expired one', async () => {
  const provider = await startProvider({ oidc: { lifetimes: { accessToken: 1, idToken: 1 } } })
  const challengeFor = async (options: { headers?: Record<string, string> }) => {
    const { status, headers, body } = await ask(provider, 'POST', authPath, options)
    expect([status, body.error.code, body.error.title]).toEqual([401, 401, 'Unauthorized'])
    return headers.get('WWW-Authenticate')
  }
  expect(await challengeFor({})).toContain('error="invalid_request"')
  expect(await challengeFor({ headers: { Authorization: 'Basic eDp5' } })).toContain('invalid_request')
  expect(await challengeFor(bearer('nonsense'))).toContain('error="invalid_token"')
  expect(await challengeFor(bearer('a.b.c'))).toContain('invalid_token')
  const tokens = await accessToken(provider, { scope: 'openid offline_access' })
  const [header = '', payload = '', signature = ''] = tokens.id_token.split('.')
  const changed = Buffer.from(payload, 'base64url').toString().replace('"ada"', '"eve"')
  const forged = `${header}.${Buffer.from(changed).toString('base64url')}.${signature}`
  expect(await challengeFor(bearer(forged))).toContain('invalid_token')
  expect(await challengeFor(bearer(tokens.refresh_token ?? ''))).toContain('invalid_token')
  expect(await ask(provider, 'POST', authPath, bearer(tokens.id_token))).toMatchObject({ status: 201 })
  const revoked = (await accessToken(provider)).access_token
  const { Authorization } = {
    Authorization: `Basic ${Buffer.from('keystone:keystone-secret').toString('base64')}`,
  }
  await provider.post('/token/revocation', { token: revoked }, { Authorization })
  expect(await challengeFor(bearer(revoked))).toContain('invalid_token')
  await new Promise((resolve) => setTimeout(resolve, 2000))
  expect(await challengeFor(bearer(tokens.access_token))).toContain('invalid_token')
  expect(await challengeFor(bearer(tokens.id_token))).toContain('invalid_token')
})

test('error: another identity provider, protocol or verb; the method without the address', async () => {
  const provider = await startProvider()
  const { access_token } = await accessToken(provider)
  const at = (path: string, method = 'POST') => ask(provider, method, path, bearer(access_token))
  expect(await at(authPath.replace('/emulator/', '/nothing/'))).toMatchObject({ status: 404 })
  const { status, body } = await at(authPath.replace('/openid/', '/saml2/'))
  expect([status, body.error.identity.methods]).toEqual([401, expect.arrayContaining(['openid'])])
  expect(await at(authPath.replace('/openid/', '/password/'))).toMatchObject({ status: 404 })
  const put = await at(authPath, 'PUT')
  expect([put.status, put.headers.get('Allow')]).toEqual([405, 'GET, HEAD, POST'])
  const openid = { identity_provider: 'emulator', protocol: 'openid' }
  const auth = { identity: { methods: ['openid'], openid } }
  const direct = await ask(provider, 'POST', '/identity/v3/auth/tokens', { body: { auth } })
  expect(direct.status).toBe(401)
})

test('behavior: without the provider, and with a seed without federation', async () => {
  const none = await startProvider({ oidc: false })
  expect(await ask(none, 'POST', authPath, bearer('x'))).toMatchObject({ status: 401 })
  const closed = await startProvider({ seed: { projects: [], users: [] } })
  const { access_token } = await accessToken(closed)
  expect(await ask(closed, 'POST', authPath, bearer(access_token))).toMatchObject({ status: 404 })
})

test('behavior: administrators can read the identity provider, others cannot', async () => {
  const provider = await startProvider()
  const path = '/identity/v3/OS-FEDERATION/identity_providers'
  const user = { name: 'admin', domain: { id: 'default' }, password: 'secret' }
  const admin = await ask(provider, 'POST', '/identity/v3/auth/tokens', {
    body: {
      auth: {
        identity: { methods: ['password'], password: { user } },
        scope: { project: { name: 'admin', domain: { id: 'default' } } },
      },
    },
  })
  const get = (token: string, rest = '') =>
    ask(provider, 'GET', `${path}${rest}`, { headers: { 'X-Auth-Token': token } })
  expect((await get(admin.token)).body.identity_providers).toMatchObject([
    { id: 'emulator', enabled: true, remote_ids: [provider.issuer] },
  ])
  expect((await get(admin.token, '/emulator')).body.identity_provider).toMatchObject({ id: 'emulator' })
  expect((await get(admin.token, '/emulator/protocols')).body.protocols).toMatchObject([{ id: 'openid' }])
  expect((await get(admin.token, '/nothing')).status).toBe(404)
  expect((await get((await unscoped(provider)).token)).status).toBe(403)
})

test('error: a federated user has roles through the group only, which an application credential cannot have', async () => {
  const provider = await startProvider()
  const scoped = await exchange(provider, (await unscoped(provider)).token, miniMon)
  const path = `/identity/v3/users/${scoped.body.token.user.id}/application_credentials`
  const body = { application_credential: { name: 'x' } }
  expect(
    await ask(provider, 'POST', path, { headers: { 'X-Auth-Token': scoped.token }, body }),
  ).toMatchObject({ status: 400 })
})
