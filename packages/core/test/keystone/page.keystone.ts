import { createHash, randomBytes } from 'node:crypto'
import { ConnectionError, createSession, InvalidTokenError, MissingAuthMethodsError } from '@monasca/core'
import {
  type AuthPlugin,
  Password,
  receiptMethod,
  Token,
  totpMethod,
  V3ApplicationCredential,
  V3Auth,
  V3MultiFactor,
  V3OAuth2ClientCredential,
  V3OidcAccessToken,
  V3OidcAuthorizationCode,
  V3OidcPassword,
  V3Password,
  V3TOTP,
  V3Token,
} from '@monasca/core/identity'
import { beforeAll, expect, test } from 'vitest'
import { lab } from './lab.js'
import { type Account, createAccount, unique } from './support/admin.js'
import { createApplicationCredential } from './support/applicationCredential.js'
import { authorize, callback } from './support/browser.js'
import { type PageFetch, pageFetch } from './support/page.js'
import { failure } from './support/proof.js'
import { createAuthenticator } from './support/totp.js'

const authUrl = lab.keystone
const origin = lab.origins[0] ?? ''
let account: Account
beforeAll(async () => {
  account = await createAccount()
})

/** Signs in from a page, makes an authenticated call, and resolves to the requests that this took. */
async function fromPage(auth: AuthPlugin, fetch: PageFetch = pageFetch(origin)): Promise<string[]> {
  const session = createSession({ auth, fetch })
  const { body } = await session.request({ url: `${authUrl}/auth/projects` })
  expect((body as { projects: unknown[] }).projects.length).toBeGreaterThan(0)
  return fetch.requests
}

test('from a page: V3Password, with a preflight for each of both requests', async () => {
  const { userId, password, projectId } = account
  expect(await fromPage(new V3Password({ authUrl, userId, password, projectId }))).toEqual([
    `OPTIONS ${authUrl}/auth/tokens`,
    `POST ${authUrl}/auth/tokens`,
    `OPTIONS ${authUrl}/auth/projects`,
    `GET ${authUrl}/auth/projects`,
  ])
})

test('from a page: Password and Token, which first read Keystone’s versions, without a preflight', async () => {
  const { userId, password, projectId } = account
  const root = authUrl.replace(/\/v3$/, '')
  const auth = new Password({ authUrl: root, userId, password })
  const requests = await fromPage(auth)
  expect(requests[0]).toBe(`GET ${root}`)
  const token = (await createSession({ auth }).getToken()) ?? ''
  await fromPage(new Token({ authUrl: root, token, projectId }))
})

test('from a page: V3Token', async () => {
  const { userId, password, projectId } = account
  const token = await createSession({ auth: new V3Password({ authUrl, userId, password }) }).getToken()
  await fromPage(new V3Token({ authUrl, token: token ?? '', projectId }))
})

test('from a page: V3TOTP', async () => {
  const { userId, projectId } = account
  const authenticator = await createAuthenticator(userId)
  await fromPage(new V3TOTP({ authUrl, userId, passcode: authenticator.code(), projectId }))
})

test('from a page: V3MultiFactor, and a receipt, which the page may read', async () => {
  const options = { multi_factor_auth_enabled: true, multi_factor_auth_rules: [['password', 'totp']] }
  const { userId, password, projectId } = await createAccount({ options })
  const authenticator = await createAuthenticator(userId)
  const passcode = () => authenticator.code()
  const user = { authUrl, userId, projectId, password }
  await fromPage(new V3MultiFactor({ ...user, authMethods: ['v3password', 'v3totp'], passcode }))

  const fetch = pageFetch(origin)
  const error = await failure(createSession({ auth: new V3Password(user), fetch }).getToken())
  if (!(error instanceof MissingAuthMethodsError)) throw error
  const methods = [receiptMethod({ error }), totpMethod({ userId, passcode })]
  await fromPage(new V3Auth({ authUrl, projectId, methods }))
})

test('from a page: V3ApplicationCredential and V3OAuth2ClientCredential', async () => {
  const { id, secret } = await createApplicationCredential(account)
  await fromPage(
    new V3ApplicationCredential({
      authUrl,
      applicationCredentialId: id,
      applicationCredentialSecret: secret,
    }),
  )
  await fromPage(new V3OAuth2ClientCredential({ authUrl, oauth2ClientId: id, oauth2ClientSecret: secret }))
})

const spa = {
  authUrl,
  identityProvider: 'lab',
  protocol: 'openid',
  discoveryEndpoint: `${lab.idp}/.well-known/openid-configuration`,
  clientId: 'spa',
  projectName: 'mini-mon',
  projectDomainId: 'default',
}

test('from a page: V3OidcAuthorizationCode, at provider and Keystone', async () => {
  const codeVerifier = randomBytes(32).toString('base64url')
  const challenge = createHash('sha256').update(codeVerifier).digest('base64url')
  const answer = await authorize(unique('person'), {
    client_id: 'spa',
    scope: 'openid',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  })
  const code = answer.get('code') ?? ''
  await fromPage(new V3OidcAuthorizationCode({ ...spa, code, codeVerifier, redirectUri: callback }))
})

test('from a page: V3OidcPassword', async () => {
  await fromPage(new V3OidcPassword({ ...spa, username: unique('person'), password: 'password' }))
})

test('from a page: a refused V3OidcAccessToken is distinguished from a lost connection', async () => {
  const auth = new V3OidcAccessToken({ ...spa, accessToken: 'nonsense' })
  const error = await failure(createSession({ auth, fetch: pageFetch(origin) }).getToken())
  expect(error).toBeInstanceOf(InvalidTokenError)
})

test('from a page of another origin: a ConnectionError that mentions CORS', async () => {
  const { userId, password } = account
  const auth = new V3Password({ authUrl, userId, password })
  const fetch = pageFetch('http://elsewhere.example')
  const error = await failure(createSession({ auth, fetch, retries: 0 }).getToken())
  expect(error).toBeInstanceOf(ConnectionError)
  expect(fetch.requests).toEqual([`OPTIONS ${authUrl}/auth/tokens`])
})

test('from a page: a custom header that Keystone does not allow fails at the preflight', async () => {
  const { userId, password } = account
  const auth = new V3Password({ authUrl, userId, password })
  const additionalHeaders = { 'X-My-Header': 'x' }
  const session = createSession({ auth, fetch: pageFetch(origin), additionalHeaders, retries: 0 })
  const error = await failure(session.request({ url: `${authUrl}/auth/projects` }))
  expect(error).toBeInstanceOf(ConnectionError)
})
