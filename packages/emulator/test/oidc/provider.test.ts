import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createEmulator, type EmulatorOptions } from '../../src/index.js'
import { signInAndAllow } from './browser.js'
import { answerOf, browserOfClient, codeRequest, keystone, redirectUri, startProvider } from './setup.js'

const claimsOf = (idToken: string) =>
  JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString())

test('default: the discovery document contains its port, and the grants', async () => {
  const { issuer, url } = await startProvider()
  expect(issuer).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(issuer).not.toBe(url)
  const document = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()
  expect(document).toMatchObject({
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    device_authorization_endpoint: `${issuer}/device/auth`,
    code_challenge_methods_supported: ['S256'],
    response_types_supported: ['code'],
  })
  expect(document.grant_types_supported.toSorted()).toEqual([
    'authorization_code',
    'client_credentials',
    'password',
    'refresh_token',
    'urn:ietf:params:oauth:grant-type:device_code',
  ])
})

test('default: a user name and password', async () => {
  const { token, issuer } = await startProvider()
  const { status, body } = await token({
    grant_type: 'password',
    username: 'ada',
    password: 'password',
    scope: 'openid profile email',
  })
  expect(status).toBe(200)
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 600, scope: 'openid profile email' })
  expect(body).not.toHaveProperty('refresh_token')
  expect(claimsOf(body.id_token)).toMatchObject({
    iss: issuer,
    aud: 'keystone',
    sub: 'ada',
    name: 'Ada Lovelace',
    email: 'ada@example.org',
  })
  const me = await fetch(`${issuer}/me`, { headers: { Authorization: `Bearer ${body.access_token}` } })
  expect(await me.json()).toMatchObject({ sub: 'ada', name: 'Ada Lovelace' })
})

test('error: a wrong password, an unknown user, a wrong client secret, a public client with client credentials', async () => {
  const { token, post } = await startProvider()
  const grant = { grant_type: 'password', scope: 'openid' }
  const refused = { status: 400, body: { error: 'invalid_grant' } }
  expect(await token({ ...grant, username: 'ada', password: 'wrong' })).toMatchObject(refused)
  expect(await token({ ...grant, username: 'absent', password: 'password' })).toMatchObject(refused)
  expect(await token({ ...grant, username: 'ada', password: '' })).toMatchObject({ status: 400 })
  const Authorization = `Basic ${Buffer.from('keystone:wrong').toString('base64')}`
  expect(await post('/token', { grant_type: 'client_credentials' }, { Authorization })).toMatchObject({
    status: 401,
    body: { error: 'invalid_client' },
  })
  expect(await token({ grant_type: 'client_credentials', client_id: 'dashboard' })).toMatchObject({
    status: 400,
    body: { error: 'invalid_request' },
  })
})

test('default: client credentials, and introspection for the confidential client', async () => {
  const { token, post } = await startProvider()
  const { status, body } = await token({ grant_type: 'client_credentials' })
  expect(status).toBe(200)
  const introspect = (headers: Record<string, string>, more = {}) =>
    post('/token/introspection', { token: body.access_token, ...more }, headers)
  expect(await introspect(keystone)).toMatchObject({ body: { active: true, client_id: 'keystone' } })
  expect(await introspect({}, { client_id: 'dashboard' })).toMatchObject({ body: { active: false } })
})

test('default: a user signs in on the page, consents, and the code can be redeemed once', async () => {
  const { issuer, token } = await startProvider()
  const { url, verifier } = codeRequest(issuer)
  const page = await signInAndAllow(browserOfClient(), url)
  const answer = answerOf(page)
  expect(page.url).toMatch(/^http:\/\/127\.0\.0\.1:5173\/callback\?/)
  expect(answer.get('state')).toBe('some-state')
  expect(answer.get('iss')).toBe(issuer)
  const redeem = (more: Record<string, string> = {}) =>
    token({
      grant_type: 'authorization_code',
      client_id: 'dashboard',
      code: answer.get('code') ?? '',
      redirect_uri: redirectUri,
      code_verifier: verifier,
      ...more,
    })
  const { status, body } = await redeem()
  expect(status).toBe(200)
  expect(claimsOf(body.id_token)).toMatchObject({ sub: 'ada', nonce: 'some-nonce', name: 'Ada Lovelace' })
  expect(body.refresh_token).toEqual(expect.any(String))
  expect(await redeem()).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
})

test('behavior: a code requires a challenge, and the right verifier', async () => {
  const { issuer, token } = await startProvider()
  const { url } = codeRequest(issuer)
  const browser = browserOfClient()
  const answer = answerOf(await signInAndAllow(browser, url))
  expect(
    await token({
      grant_type: 'authorization_code',
      client_id: 'dashboard',
      code: answer.get('code') ?? '',
      redirect_uri: redirectUri,
      code_verifier: 'x'.repeat(43),
    }),
  ).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  const bare = new URL(url)
  for (const name of ['code_challenge', 'code_challenge_method']) bare.searchParams.delete(name)
  expect(answerOf(await browser.open(bare.href)).get('error')).toBe('invalid_request')
})

test('behavior: redirects may go to any port of this machine only', async () => {
  const { issuer } = await startProvider()
  for (const redirect_uri of ['http://localhost:3000/callback', 'http://[::1]:41234/callback']) {
    const page = await signInAndAllow(browserOfClient(), codeRequest(issuer, { redirect_uri }).url)
    expect(page.url.startsWith(redirect_uri)).toBe(true)
    expect(answerOf(page).get('code')).toEqual(expect.any(String))
  }
  for (const redirect_uri of [
    'http://127.0.0.1:5173/elsewhere',
    'http://example.org/callback',
    'https://127.0.0.1:5173/callback',
    'http://127.0.0.1.example.org/callback',
  ]) {
    const page = await browserOfClient().open(codeRequest(issuer, { redirect_uri }).url)
    expect([page.status, page.url.startsWith(issuer)]).toEqual([400, true])
    expect(page.html).toContain('invalid_redirect_uri')
  }
})

test('behavior: a second sign-in asks nothing, until the user signs out', async () => {
  const { issuer } = await startProvider()
  const browser = browserOfClient()
  await signInAndAllow(browser, codeRequest(issuer).url)
  const again = await browser.open(codeRequest(issuer).url)
  expect(answerOf(again).get('code')).toEqual(expect.any(String))
  const silent = await browserOfClient().open(codeRequest(issuer, { prompt: 'none' }).url)
  expect(answerOf(silent).get('error')).toBe('login_required')
  const logout = await browser.open(`${issuer}/session/end?client_id=dashboard`)
  expect(logout.html).toContain('<h1>Sign out?</h1>')
  const done = await browser.submit(logout, /session\/end/, { logout: 'yes' })
  expect(done.html).toContain('You are signed out')
  expect((await browser.open(codeRequest(issuer).url)).html).toContain('Sign in to Monasca dashboard')
})

test('behavior: a wrong password is reported, and asks again; cancelling returns to the client', async () => {
  const { issuer } = await startProvider()
  const browser = browserOfClient()
  const page = await browser.open(codeRequest(issuer, { login_hint: 'ada' }).url)
  expect(page.html).toContain('value="ada"')
  const wrong = await browser.submit(page, /\/login$/, { username: '"><b>', password: 'wrong' })
  expect(wrong.status).toBe(401)
  expect(wrong.html).toContain('role="alert"')
  expect(wrong.html).toContain('value="&quot;&gt;&lt;b&gt;"')
  const right = await browser.submit(wrong, /\/login$/, { username: 'ada', password: 'password' })
  expect(right.html).toContain('<h1>Allow Monasca dashboard?</h1>')
  const cancelled = answerOf(await browser.submit(right, /\/abort$/))
  expect([cancelled.get('error'), cancelled.get('state')]).toEqual(['access_denied', 'some-state'])
})

test('behavior: pages load no external resources, cannot be framed, and need their own cookie', async () => {
  const { issuer } = await startProvider()
  const browser = browserOfClient()
  const page = await browser.open(codeRequest(issuer).url)
  const policy = page.headers.get('Content-Security-Policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toMatch(/style-src 'sha256-[\w+/=]+'/)
  expect(page.html).not.toMatch(/src=|href="(?!\/favicon\.ico")|https:|@import/)
  expect(page.html).toContain('<html lang="en">')
  const stranger = await browserOfClient().open(page.url)
  expect(stranger).toMatchObject({ status: 400, html: expect.stringContaining('This sign-in has expired') })
})

test('behavior: refresh tokens rotate, and a second use revokes all tokens derived from it', async () => {
  const { token } = await startProvider()
  const first = await token({
    grant_type: 'password',
    client_id: 'dashboard',
    username: 'ada',
    password: 'password',
    scope: 'openid offline_access',
  })
  const refresh = (refresh_token: string) =>
    token({ grant_type: 'refresh_token', client_id: 'dashboard', refresh_token })
  const second = await refresh(first.body.refresh_token)
  expect(second.status).toBe(200)
  expect(second.body.refresh_token).not.toBe(first.body.refresh_token)
  const third = await refresh(second.body.refresh_token)
  expect(third.status).toBe(200)
  expect(await refresh(second.body.refresh_token)).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant' },
  })
  expect(await refresh(third.body.refresh_token)).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant' },
  })
})

test('behavior: a device waits until a user enters its code', async () => {
  const { issuer, post, token } = await startProvider()
  const { body } = await post('/device/auth', { client_id: 'dashboard', scope: 'openid' })
  expect(body).toMatchObject({ verification_uri: `${issuer}/device`, expires_in: 600 })
  const poll = () =>
    token({
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      client_id: 'dashboard',
      device_code: body.device_code,
    })
  expect(await poll()).toMatchObject({ status: 400, body: { error: 'authorization_pending' } })
  const browser = browserOfClient()
  const form = await browser.open(body.verification_uri)
  expect(form.html).toContain('<label for="user_code">')
  expect(form.html).not.toContain('onfocus')
  const wrong = await browser.submit(form, /device/, { user_code: 'XXXX-XXXX' })
  expect(wrong.html).toContain('Unknown or expired code')
  const confirm = await browser.submit(wrong, /device/, { user_code: body.user_code })
  expect(confirm.html).toContain(body.user_code)
  const login = await browser.submit(confirm, /device/)
  const consent = await browser.submit(login, /\/login$/, { username: 'ada', password: 'password' })
  const done = await browser.submit(consent, /\/consent$/)
  expect(done.html).toContain('You are signed in')
  expect(await poll()).toMatchObject({ status: 200, body: { access_token: expect.any(String) } })
  expect(await poll()).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
})

test('behavior: pages of this machine and of a client’s redirect URIs may request tokens, others may not', async () => {
  const redirectUris = ['http://monitor.test:5173/callback']
  const { issuer } = await startProvider({ oidc: { clients: [{ id: 'monitor', redirectUris }] } })
  const ask = (origin: string, clientId = 'dashboard') =>
    fetch(`${issuer}/token`, {
      method: 'POST',
      headers: { Origin: origin },
      body: new URLSearchParams({
        grant_type: 'password',
        client_id: clientId,
        username: 'ada',
        password: 'password',
      }),
    })
  const registered = await ask('http://monitor.test:5173', 'monitor')
  expect([registered.status, registered.headers.get('Access-Control-Allow-Origin')]).toEqual([
    200,
    'http://monitor.test:5173',
  ])
  expect((await ask('http://monitor.test:5173')).status).toBe(400)
  const own = await ask('http://localhost:5173')
  expect([own.status, own.headers.get('Access-Control-Allow-Origin')]).toEqual([200, 'http://localhost:5173'])
  const other = await ask('https://example.org')
  expect([other.status, other.headers.get('Access-Control-Allow-Origin')]).toEqual([400, null])
})

test('option: accounts and lifetimes', async () => {
  const { token } = await startProvider({
    oidc: { accounts: [{ username: 'eve', password: 'e' }], lifetimes: { accessToken: 7 } },
  })
  const grant = { grant_type: 'password', scope: 'openid' }
  expect(await token({ ...grant, username: 'eve', password: 'e' })).toMatchObject({
    status: 200,
    body: { expires_in: 7 },
  })
  expect(await token({ ...grant, username: 'ada', password: 'password' })).toMatchObject({ status: 400 })
  expect(await token({ grant_type: 'client_credentials' })).toMatchObject({ body: { expires_in: 7 } })
})

test('option: the data folder keeps keys and tokens across restarts', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'emulator-oidc-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true }))
  const first = await startProvider({ dataDir })
  const keysOf = async (issuer: string) => (await fetch(`${issuer}/jwks`)).text()
  const keys = await keysOf(first.issuer)
  const { body } = await first.token({
    grant_type: 'password',
    username: 'ada',
    password: 'password',
    scope: 'openid offline_access',
  })
  await first.emulator.close()
  const second = await startProvider({ dataDir })
  expect(await keysOf(second.issuer)).toBe(keys)
  expect(
    await second.token({ grant_type: 'refresh_token', refresh_token: body.refresh_token }),
  ).toMatchObject({ status: 200 })
})

/** A free port whose successor is free as well; both are free again when this resolves. */
async function findPair(): Promise<number> {
  const occupy = async (port: number) => {
    const server = createServer()
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', resolve)
    })
    return server
  }
  const first = await occupy(0)
  const { port } = first.address() as AddressInfo
  const second = await occupy(port + 1).catch(() => undefined)
  for (const server of [first, second])
    await new Promise((resolve) => server?.close(resolve) ?? resolve(undefined))
  return second ? port : findPair()
}

test('option: the port is the one after Keystone’s, a free one if that is taken, or the given one', async () => {
  const start = async (port: number, oidc?: EmulatorOptions['oidc']) => {
    const emulator = createEmulator({ oidc })
    onTestFinished(emulator.close)
    await emulator.listen({ port })
    return { emulator, issuer: emulator.issuer }
  }
  const port = await findPair()
  const next = await start(port)
  expect(next.issuer).toBe(`http://127.0.0.1:${port + 1}`)
  await next.emulator.close()
  const blocker = await start(port + 1, false)
  expect(blocker.issuer).toBeUndefined()
  const free = await start(port)
  expect(free.issuer).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(free.issuer).not.toBe(`http://127.0.0.1:${port + 1}`)
  await expect(start(0, { port: port + 1 })).rejects.toThrow(/in use already.*"oidc\.port".*--oidc-port/)
  await blocker.emulator.close()
  expect((await start(0, { port: port + 1 })).issuer).toBe(`http://127.0.0.1:${port + 1}`)
})

test('behavior: without listening there is no provider', async () => {
  const emulator = createEmulator()
  onTestFinished(emulator.close)
  expect(emulator.issuer).toBeUndefined()
  await emulator.listen({ port: 0 })
  expect(emulator.issuer).toMatch(/^http:/)
  await emulator.close()
  expect(emulator.issuer).toBeUndefined()
})
