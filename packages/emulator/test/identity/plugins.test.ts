import {
  createClient,
  createSession,
  InvalidCredentialsError,
  InvalidTokenError,
  MissingAuthMethodsError,
  OidcTokenError,
  ScopeNotFoundError,
} from '@monasca/core'
import {
  AccessInfoPlugin,
  type AuthPlugin,
  NoAuth,
  Password,
  passwordMethod,
  receiptMethod,
  ServiceTokenAuthWrapper,
  Token,
  TokenEndpoint,
  totpMethod,
  type UserCodePrompt,
  V2Password,
  V2Token,
  V3ApplicationCredential,
  V3Auth,
  V3MultiFactor,
  V3OAuth2ClientCredential,
  V3OidcAccessToken,
  V3OidcAuthorizationCode,
  V3OidcClientCredentials,
  V3OidcDeviceAuthorization,
  V3OidcPassword,
  V3Password,
  V3TOTP,
  V3Token,
} from '@monasca/core/identity'
import { Secret, TOTP } from 'otpauth'
import { beforeAll, expect, test } from 'vitest'
import type { Emulator } from '../../src/index.js'
import { createEmulator } from '../../src/index.js'
import { createBrowser, signInAndAllow } from '../oidc/browser.js'
import { answerOf, browserOfClient, codeRequest, redirectUri } from '../oidc/setup.js'

let emulator: Emulator
/** Keystone, without a version; Monasca; and version 3 of Keystone. */
let [authUrl, endpoint, v3] = ['', '', '']
let now = Date.now()

beforeAll(async () => {
  emulator = createEmulator({ clock: () => now })
  const { url } = await emulator.listen({ port: 0 })
  ;[authUrl, endpoint, v3] = [`${url}/identity`, `${url}/v2.0`, `${url}/identity/v3`]
  return emulator.close
})

const domain = { userDomainId: 'default', projectDomainId: 'default' }
const user = { username: 'mini-mon', password: 'password' }
const project = { projectName: 'mini-mon', projectDomainId: 'default' }
const federated = { identityProvider: 'emulator', protocol: 'openid' }
const keystone = { clientId: 'keystone', clientSecret: 'keystone-secret' }
const discovery = () => ({ discoveryEndpoint: `${emulator.issuer}/.well-known/openid-configuration` })
const ada = { username: 'ada', password: 'password' }

/** Signs in with the plugin and uses its session with Monasca: writes a value and reads it again. */
async function prove(auth: AuthPlugin) {
  const session = createSession({ auth, clock: () => now })
  const client = createClient({ session, endpoint })
  const name = `plugin.${Math.random().toString(36).slice(2)}`
  await client.metrics.create({ name, value: 1, dimensions: { site: 'attic' } })
  expect((await client.metrics.list({ name })).elements).toMatchObject([{ name }])
  return session
}

async function failure(auth: AuthPlugin): Promise<unknown> {
  return createSession({ auth })
    .getToken()
    .then(
      () => undefined,
      (error: unknown) => error,
    )
}

async function tokenOfUser(): Promise<string> {
  const session = createSession({ auth: new V3Password({ authUrl: v3, ...user, ...domain }) })
  return (await session.getToken()) ?? ''
}

/** The code of the next half minute. No code can be used twice, so each one moves the clock. */
function nextCode(): string {
  now += 30_000
  const secret = Secret.fromBase32('NVXW4YLTMNQS2ZLNOVWGC5DPOIWWWZLZ')
  return new TOTP({ secret }).generate({ timestamp: now })
}

test('plugin: Password chooses version 3 and fills the domain in', async () => {
  const session = await prove(new Password({ authUrl, ...user, projectName: 'mini-mon' }))
  expect(await session.getAccess()).toMatchObject({ version: 'v3', username: 'mini-mon' })
})

test('plugin: Token exchanges a token for one of a project', async () => {
  const session = await prove(new Token({ authUrl, token: await tokenOfUser(), projectName: 'mini-mon' }))
  expect(await session.getAccess()).toMatchObject({ version: 'v3', projectName: 'mini-mon' })
})

test('plugin: V2Password signs in at version 2.0', async () => {
  const session = await prove(new V2Password({ authUrl: `${authUrl}/v2.0`, ...user, tenantName: 'mini-mon' }))
  expect(await session.getAccess()).toMatchObject({ version: 'v2.0', username: 'mini-mon' })
})

test('plugin: V2Token exchanges a token at version 2.0', async () => {
  const token = await tokenOfUser()
  const session = await prove(new V2Token({ authUrl: `${authUrl}/v2.0`, token, tenantName: 'mini-mon' }))
  expect(await session.getAccess()).toMatchObject({ version: 'v2.0', projectName: 'mini-mon' })
})

test('plugin: V3Password signs in for a project', async () => {
  const session = await prove(new V3Password({ authUrl: v3, ...user, ...domain, projectName: 'mini-mon' }))
  expect(await session.getAccess()).toMatchObject({ roleNames: ['monasca-user'], projectName: 'mini-mon' })
})

test('plugin: V3Password with a wrong password is an InvalidCredentialsError', async () => {
  const auth = new V3Password({ authUrl: v3, ...user, ...domain, password: 'wrong' })
  expect(await failure(auth)).toBeInstanceOf(InvalidCredentialsError)
})

test('plugin: V3Password uses a trust, as its trustor where it impersonates', async () => {
  const trustor = createSession({
    auth: new V3Password({ authUrl: v3, ...user, ...domain, projectName: 'mini-mon' }),
  })
  const trustee = createSession({
    auth: new V3Password({ authUrl: v3, username: 'agent', password: 'password', userDomainId: 'default' }),
  })
  const { userId: trustorId, projectId } = await trustor.getAccess()
  const { userId: trusteeId } = await trustee.getAccess()
  const { body } = await trustor.request({
    url: `${v3}/OS-TRUST/trusts`,
    method: 'POST',
    body: {
      trust: {
        trustor_user_id: trustorId,
        trustee_user_id: trusteeId,
        project_id: projectId,
        impersonation: true,
        roles: [{ name: 'monasca-user' }],
      },
    },
  })
  const trustId = (body as { trust: { id: string } }).trust.id
  const auth = new V3Password({ authUrl: v3, userId: trusteeId, password: 'password', trustId })
  const access = await (await prove(auth)).getAccess()
  expect(access).toMatchObject({ trustScoped: true, trustId, userId: trustorId, trusteeUserId: trusteeId })
})

test('plugin: V3Token exchanges a token for one of a project', async () => {
  const session = await prove(new V3Token({ authUrl: v3, token: await tokenOfUser(), ...project }))
  expect(await session.getAccess()).toMatchObject({ projectName: 'mini-mon' })
})

test('plugin: V3TOTP signs in with a code, which works once', async () => {
  const passcode = nextCode()
  const options = { authUrl: v3, username: 'totp', ...domain, projectName: 'mini-mon', passcode }
  expect(await (await prove(new V3TOTP(options))).getAccess()).toMatchObject({ username: 'totp' })
  expect(await failure(new V3TOTP(options))).toBeInstanceOf(InvalidCredentialsError)
})

test('plugin: V3ApplicationCredential signs in by id, and by name and user', async () => {
  const secret = { authUrl: v3, applicationCredentialSecret: 'app-secret' }
  const byId = await prove(
    new V3ApplicationCredential({ ...secret, applicationCredentialId: 'mini-mon-app' }),
  )
  expect(await byId.getAccess()).toMatchObject({ applicationCredentialId: 'mini-mon-app' })
  await prove(
    new V3ApplicationCredential({
      ...secret,
      applicationCredentialName: 'mini-mon-app',
      username: 'mini-mon',
      userDomainId: 'default',
    }),
  )
})

test('plugin: V3ApplicationCredential with a wrong secret is an InvalidCredentialsError', async () => {
  const auth = new V3ApplicationCredential({
    authUrl: v3,
    applicationCredentialId: 'mini-mon-app',
    applicationCredentialSecret: 'wrong',
  })
  expect(await failure(auth)).toBeInstanceOf(InvalidCredentialsError)
})

test('plugin: V3MultiFactor signs in with password and code at once', async () => {
  const session = await prove(
    new V3MultiFactor({
      authUrl: v3,
      authMethods: ['v3password', 'v3totp'],
      username: 'mfa',
      password: 'password',
      passcode: nextCode(),
      ...domain,
      projectName: 'mini-mon',
    }),
  )
  expect(await session.getAccess()).toMatchObject({ username: 'mfa' })
})

test('plugin: V3MultiFactor continues from the receipt of a code with the password alone', async () => {
  const mfa = { username: 'mfa', userDomainId: 'default' }
  const first = new V3Auth({ authUrl: v3, methods: [totpMethod({ ...mfa, passcode: nextCode() })] })
  const error = await failure(first)
  if (!(error instanceof MissingAuthMethodsError)) throw error
  expect(error).toMatchObject({ methods: ['totp'], requiredAuthMethods: [['password', 'totp']] })
  const methods = [receiptMethod({ error }), passwordMethod({ ...mfa, password: 'password' })]
  await prove(new V3Auth({ authUrl: v3, ...project, methods }))
})

test('plugin: V3OAuth2ClientCredential signs in, and sends a bearer beside the token', async () => {
  const session = await prove(
    new V3OAuth2ClientCredential({
      authUrl: v3,
      oauth2ClientId: 'mini-mon-app',
      oauth2ClientSecret: 'app-secret',
      oauth2Endpoint: `${v3}/OS-OAUTH2/token`,
    }),
  )
  const headers = await session.getHeaders()
  expect(headers['Authorization']).toMatch(/^Bearer gAAAAA/)
  expect(headers['X-Auth-Token']).toMatch(/^gAAAAA/)
})

test('plugin: V3OidcPassword signs in at the provider, and at Keystone for a project', async () => {
  const session = await prove(
    new V3OidcPassword({ authUrl: v3, ...federated, ...discovery(), ...keystone, ...ada, ...project }),
  )
  expect(await session.getAccess()).toMatchObject({ username: 'ada', isFederated: true })
  expect(await session.listProjects()).toMatchObject([{ name: 'mini-mon' }])
})

test('plugin: V3OidcPassword as a public client, with the ID token as bearer', async () => {
  await prove(
    new V3OidcPassword({
      authUrl: v3,
      ...federated,
      ...discovery(),
      ...ada,
      ...project,
      clientId: 'dashboard',
      accessTokenType: 'id_token',
    }),
  )
})

test('plugin: V3OidcPassword with a wrong password is an OidcTokenError', async () => {
  const auth = new V3OidcPassword({
    authUrl: v3,
    ...federated,
    ...discovery(),
    ...keystone,
    ...ada,
    password: 'wrong',
  })
  expect(await failure(auth)).toBeInstanceOf(OidcTokenError)
})

test('plugin: V3OidcPassword for a project without a role is a ScopeNotFoundError', async () => {
  const scope = { projectName: 'admin', projectDomainId: 'default' }
  const options = { authUrl: v3, ...federated, ...discovery(), ...keystone, ...ada, ...scope }
  expect(await failure(new V3OidcPassword(options))).toBeInstanceOf(ScopeNotFoundError)
})

test('plugin: V3OidcClientCredentials signs in a program as itself', async () => {
  const options = { authUrl: v3, ...federated, ...discovery(), ...keystone, ...project }
  const session = await prove(new V3OidcClientCredentials({ ...options, openidScope: 'openid' }))
  expect(await session.getAccess()).toMatchObject({ username: 'keystone', isFederated: true })
})

test('plugin: V3OidcAuthorizationCode redeems a code with PKCE, and renews with the refresh token', async () => {
  const { url, verifier } = codeRequest(emulator.issuer ?? '')
  const answer = answerOf(await signInAndAllow(browserOfClient(), url))
  const session = await prove(
    new V3OidcAuthorizationCode({
      authUrl: v3,
      ...federated,
      ...discovery(),
      ...project,
      clientId: 'dashboard',
      code: answer.get('code') ?? '',
      redirectUri,
      codeVerifier: verifier,
      nonce: 'some-nonce',
    }),
  )
  const first = await session.getToken()
  session.invalidate()
  expect(await session.getToken()).not.toBe(first)
})

test('plugin: V3OidcAccessToken signs in with a token from elsewhere', async () => {
  const form = { grant_type: 'password', client_id: 'dashboard', ...ada, scope: 'openid' }
  const response = await fetch(`${emulator.issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  })
  const { access_token: accessToken } = (await response.json()) as { access_token: string }
  await prove(new V3OidcAccessToken({ authUrl: v3, ...federated, ...project, accessToken }))
})

test('plugin: V3OidcAccessToken with an unknown token is an InvalidTokenError', async () => {
  const auth = new V3OidcAccessToken({ authUrl: v3, ...federated, accessToken: 'nonsense' })
  expect(await failure(auth)).toBeInstanceOf(InvalidTokenError)
})

test('plugin: V3OidcDeviceAuthorization waits until a person has confirmed the code', {
  timeout: 30_000,
}, async () => {
  let confirmed: Promise<void> | undefined
  const confirm = async ({ verificationUri, userCode }: UserCodePrompt) => {
    const browser = createBrowser()
    const form = await browser.open(verificationUri)
    const page = await browser.submit(form, /device/, { user_code: userCode })
    const login = await browser.submit(page, /device/)
    const consent = await browser.submit(login, /\/login$/, ada)
    expect((await browser.submit(consent, /\/consent$/)).html).toContain('You are signed in')
  }
  const session = await prove(
    new V3OidcDeviceAuthorization({
      authUrl: v3,
      ...federated,
      ...discovery(),
      ...project,
      clientId: 'dashboard',
      onUserCode: (prompt) => {
        confirmed = confirm(prompt)
      },
    }),
  )
  await confirmed
  expect(await session.getAccess()).toMatchObject({ username: 'ada' })
})

test('plugin: AccessInfoPlugin uses the access of another session', async () => {
  const auth = new V3Password({ authUrl: v3, ...user, ...domain, projectName: 'mini-mon' })
  await prove(new AccessInfoPlugin({ access: await createSession({ auth }).getAccess() }))
})

test('plugin: TokenEndpoint uses a token and an address unchanged', async () => {
  const auth = new V3Password({ authUrl: v3, ...user, ...domain, projectName: 'mini-mon' })
  const token = (await createSession({ auth }).getToken()) ?? ''
  await prove(new TokenEndpoint({ endpoint, token }))
})

test('plugin: ServiceTokenAuthWrapper sends the token of a service beside that of the user', async () => {
  const plugin = (username: string) =>
    new V3Password({ authUrl: v3, username, password: 'password', ...domain, projectName: 'mini-mon' })
  const session = await prove(
    new ServiceTokenAuthWrapper({ userAuth: plugin('mini-mon'), serviceAuth: plugin('agent') }),
  )
  const headers = await session.getHeaders()
  expect(headers['X-Service-Token']).toMatch(/^gAAAAA/)
  expect(headers['X-Service-Token']).not.toBe(headers['X-Auth-Token'])
})

test('plugin: NoAuth requests what needs no sign-in', async () => {
  const url = endpoint.replace('/v2.0', '')
  const session = createSession({ auth: new NoAuth({ endpoint: url }) })
  const answer = await session.request({ url: `${url}/healthcheck` })
  expect(answer.status).toBeLessThan(300)
})
