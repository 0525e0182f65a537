import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createBrowser, signInAndAllow } from './browser.js'
import {
  answerOf,
  browserOfClient,
  codeRequest,
  redirectUri,
  startProvider,
  type TestProvider,
} from './setup.js'

const authPath = '/identity/v3/OS-FEDERATION/identity_providers/emulator/protocols/openid/auth'

/** Signs in a user of the provider at Keystone; returns the roles on `mini-mon`, or the status if there are none. */
async function rolesOf({ token, url }: TestProvider, username: string): Promise<string[] | number> {
  const form = { grant_type: 'password', username, password: 'password', scope: 'openid profile' }
  const { body } = await token(form)
  const headers = { Authorization: `Bearer ${body.access_token}` }
  const unscoped = await fetch(`${url}${authPath}`, { method: 'POST', headers })
  const id = unscoped.headers.get('X-Subject-Token')
  const scope = { project: { name: 'mini-mon', domain: { id: 'default' } } }
  const scoped = await fetch(`${url}/identity/v3/auth/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ auth: { identity: { methods: ['token'], token: { id } }, scope } }),
  })
  if (scoped.status !== 201) return scoped.status
  const answer = (await scoped.json()) as { token: { roles: { name: string }[] } }
  return answer.token.roles.map(({ name }) => name)
}

test('default: users of the provider have the roles of their groups', async () => {
  const provider = await startProvider()
  expect(await rolesOf(provider, 'ada')).toEqual(['monasca-user'])
  expect(await rolesOf(provider, 'grace')).toEqual(['monasca-read-only-user'])
  expect(await rolesOf(provider, 'alan')).toBe(401)
})

test('default: choosing an account on the page fills in its name, without a script', async () => {
  const { issuer } = await startProvider()
  const browser = browserOfClient()
  const page = await browser.open(codeRequest(issuer).url)
  expect([...page.html.matchAll(/<button name="user" value="([^"]+)"/g)].map(([, name]) => name)).toEqual([
    'mini-mon',
    'reader',
    'ada',
    'grace',
    'alan',
  ])
  expect(page.html).not.toContain('<script')
  expect(page.html).toContain('content="light dark"')
  const [, action] = /<form method="get" action="([^"]+)"/.exec(page.html) ?? []
  const chosen = await browser.open(`${issuer}${action}?user=grace`)
  expect(chosen.html).toContain('name="username" value="grace"')
  expect(chosen.html).toContain('value="grace" aria-current="true"')
  const hostile = await browser.open(`${issuer}${action}?user=${encodeURIComponent('"><script>')}`)
  expect(hostile.html).toContain('value="&quot;&gt;&lt;script&gt;"')
  const allowed = await browser.submit(chosen, /\/login$/, { username: 'grace', password: 'password' })
  expect(allowed.html).toContain('signed in as <strong>grace</strong>')
  const done = await browser.submit(allowed, /\/consent$/)
  expect(answerOf(done).get('code')).toEqual(expect.any(String))
})

test('option: groups of an account, and lifetimes of seconds', async () => {
  const accounts = [{ username: 'eve', password: 'password', groups: ['observers'] }]
  const lifetimes = { accessToken: 1, idToken: 2, refreshToken: 3, authorizationCode: 1 }
  const provider = await startProvider({ oidc: { accounts, lifetimes } })
  expect(await rolesOf(provider, 'eve')).toEqual(['monasca-read-only-user'])
  const { body } = await provider.token({
    grant_type: 'password',
    username: 'eve',
    password: 'password',
    scope: 'openid profile',
  })
  expect(body.expires_in).toBe(1)
  const claims = JSON.parse(Buffer.from(body.id_token.split('.')[1], 'base64url').toString())
  expect(claims).toMatchObject({ sub: 'eve', groups: ['observers'] })
  expect(claims.exp - claims.iat).toBe(2)
  // A code that is not redeemed in time is invalid.
  const { verifier, url } = codeRequest(provider.issuer)
  const code = answerOf(await signInAndAllow(browserOfClient(), url, 'eve')).get('code') ?? ''
  await new Promise((resolve) => setTimeout(resolve, 2100))
  const late = await provider.token({
    grant_type: 'authorization_code',
    client_id: 'dashboard',
    redirect_uri: redirectUri,
    code,
    code_verifier: verifier,
  })
  expect(late).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
})

test('option: refresh tokens that do not rotate', async () => {
  const { token } = await startProvider({ oidc: { rotateRefreshTokens: false } })
  const form = {
    client_id: 'dashboard',
    username: 'ada',
    password: 'password',
    scope: 'openid offline_access',
  }
  const first = (await token({ grant_type: 'password', ...form })).body.refresh_token
  const refresh = () => token({ grant_type: 'refresh_token', client_id: 'dashboard', refresh_token: first })
  expect((await refresh()).body.refresh_token).toBe(first)
  expect((await refresh()).status).toBe(200)
})

test('option: a further client, notified when a user signs out', async () => {
  const notified: URLSearchParams[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    request.on('end', () => {
      notified.push(new URLSearchParams(text))
      response.writeHead(200).end()
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const { issuer, post } = await startProvider({
    oidc: {
      clients: [
        {
          id: 'shop',
          secret: 'shop-secret',
          name: 'The shop',
          redirectUris: [redirectUri],
          postLogoutRedirectUris: ['http://127.0.0.1:5173/callback/bye'],
          backchannelLogoutUri: `http://127.0.0.1:${port}/logout`,
        },
      ],
    },
  })
  const browser = createBrowser((address) => address.port === '5173')
  const { verifier, url } = codeRequest(issuer, { client_id: 'shop' })
  const page = await browser.open(url)
  expect(page.html).toContain('Sign in to The shop')
  const done = await signInAndAllow(browser, url)
  const shop = { Authorization: `Basic ${Buffer.from('shop:shop-secret').toString('base64')}` }
  const { body } = await post(
    '/token',
    {
      grant_type: 'authorization_code',
      redirect_uri: redirectUri,
      code: answerOf(done).get('code') ?? '',
      code_verifier: verifier,
    },
    shop,
  )
  const query = new URLSearchParams({
    id_token_hint: body.id_token,
    post_logout_redirect_uri: 'http://127.0.0.1:5173/callback/bye',
    state: 'so-long',
  })
  const asked = await browser.open(`${issuer}/session/end?${query}`)
  expect(asked.html).toContain('<h1>Sign out?</h1>')
  const left = await browser.submit(asked, /session\/end/, { logout: 'yes' })
  expect(left.url).toBe('http://127.0.0.1:5173/callback/bye?state=so-long')
  expect(notified.map((form) => [...form.keys()])).toEqual([['logout_token']])
  const [, payload = ''] = notified[0]?.get('logout_token')?.split('.') ?? []
  expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({ sub: 'ada', aud: 'shop' })
})

test('default: tokens can be revoked (RFC 7009), but not those of another client', async () => {
  const { post, token, url } = await startProvider()
  const { body } = await token({
    grant_type: 'password',
    client_id: 'dashboard',
    username: 'ada',
    password: 'password',
    scope: 'openid offline_access',
  })
  const keystone = { Authorization: `Basic ${Buffer.from('keystone:keystone-secret').toString('base64')}` }
  const good = async () =>
    (await fetch(`${url}${authPath}`, { headers: { Authorization: `Bearer ${body.access_token}` } })).status
  await post('/token/revocation', { token: body.access_token }, keystone)
  expect(await good()).toBe(201)
  expect((await post('/token/revocation', { client_id: 'dashboard', token: body.access_token })).status).toBe(
    200,
  )
  expect(await good()).toBe(401)
  await post('/token/revocation', { client_id: 'dashboard', token: body.refresh_token })
  const refreshed = await token({
    grant_type: 'refresh_token',
    client_id: 'dashboard',
    refresh_token: body.refresh_token,
  })
  expect(refreshed).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  expect((await post('/token/revocation', { client_id: 'dashboard', token: 'nonsense' })).status).toBe(200)
})
