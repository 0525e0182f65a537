import { createHash, randomBytes } from 'node:crypto'
import {
  AuthorizationFailureError,
  createSession,
  InvalidTokenError,
  NotFoundError,
  OidcTokenError,
  ScopeNotFoundError,
} from '@monasca/core'
import {
  V3OidcAccessToken,
  V3OidcAuthorizationCode,
  V3OidcClientCredentials,
  V3OidcPassword,
} from '@monasca/core/identity'
import { expect, test } from 'vitest'
import { lab } from './lab.js'
import { unique } from './support/admin.js'
import { authorize, callback } from './support/browser.js'
import { failure, prove, shown } from './support/proof.js'

const discoveryEndpoint: string = `${lab.idp}/.well-known/openid-configuration`
const keystone = { authUrl: lab.keystone, identityProvider: 'lab', protocol: 'openid' }
const provider = { ...keystone, discoveryEndpoint }
const confidential = { ...provider, clientId: 'keystone', clientSecret: 'keystone-secret' }
const spa = { ...provider, clientId: 'spa' }
const project = { projectName: 'mini-mon', projectDomainName: 'Default' }

test('plugin: V3OidcPassword signs in at the provider, and at Keystone for a project', async () => {
  const username = unique('person')
  const { access, projects, services } = await prove(
    new V3OidcPassword({ ...confidential, username, password: 'password', ...project }),
  )
  expect(access).toMatchObject({
    username,
    isFederated: true,
    projectName: 'mini-mon',
    roleNames: ['monasca-user'],
  })
  expect(projects).toEqual(['mini-mon'])
  expect(services).toContain('monitoring')
})

test('plugin: V3OidcPassword signs in as a public client, by the URL of the token endpoint, unscoped', async () => {
  const username = unique('person')
  const { access, projects } = await prove(
    new V3OidcPassword({
      ...keystone,
      authUrl: lab.keystone.replace(/\/v3$/, ''),
      accessTokenEndpoint: `${lab.idp}/token`,
      clientId: 'spa',
      username,
      password: 'password',
    }),
  )
  expect(access).toMatchObject({ username, scoped: false })
  expect(projects).toEqual(['mini-mon'])
})

test('V3OidcPassword: a wrong password is an OidcTokenError', async () => {
  const auth = new V3OidcPassword({ ...confidential, username: 'anyone', password: 'not the password' })
  const error = await failure(createSession({ auth }).getToken())
  expect(error).toBeInstanceOf(OidcTokenError)
  expect(error).toMatchObject({ error: 'invalid_grant' })
  expect(shown(error)).not.toContain('not the password')
})

test('V3OidcPassword: a wrong secret of the client is an OidcTokenError', async () => {
  const clientSecret = 'not the secret'
  const auth = new V3OidcPassword({ ...confidential, clientSecret, username: 'anyone', password: 'password' })
  const error = await failure(createSession({ auth }).getToken())
  expect(error).toMatchObject({ name: 'OidcTokenError', error: 'invalid_client' })
  expect(shown(error)).not.toContain(clientSecret)
})

test('V3OidcPassword: a project without a role is a ScopeNotFoundError that lists the projects', async () => {
  const scope = { projectName: 'admin', projectDomainName: 'Default' }
  const auth = new V3OidcPassword({ ...confidential, username: 'anyone', password: 'password', ...scope })
  const error = await failure(createSession({ auth }).getToken())
  expect(error).toBeInstanceOf(ScopeNotFoundError)
  expect(String(error)).toContain('mini-mon (domain default)')
})

test('plugin: V3OidcClientCredentials signs in a program', async () => {
  const { access, projects, services } = await prove(
    new V3OidcClientCredentials({ ...confidential, openidScope: 'openid', ...project }),
  )
  expect(access).toMatchObject({ username: 'keystone', isFederated: true, projectName: 'mini-mon' })
  expect(projects).toEqual(['mini-mon'])
  expect(services).toContain('monitoring')
})

/** The PKCE and state parameters that a page sends to the provider, and keeps for the callback. */
function pkce() {
  const codeVerifier = randomBytes(32).toString('base64url')
  const challenge = createHash('sha256').update(codeVerifier).digest('base64url')
  return { codeVerifier, query: { code_challenge: challenge, code_challenge_method: 'S256' } }
}

test('plugin: V3OidcAuthorizationCode redeems a code with PKCE, as the public client of a page', async () => {
  const username = unique('person')
  const { codeVerifier, query } = pkce()
  const scope = 'openid profile'
  const answer = await authorize(username, {
    client_id: 'spa',
    scope,
    state: 'st4te',
    nonce: 'n0nce',
    ...query,
  })
  expect(answer.get('state')).toBe('st4te')
  const { access, projects, services } = await prove(
    new V3OidcAuthorizationCode({
      ...spa,
      code: answer.get('code') ?? '',
      redirectUri: callback,
      codeVerifier,
      nonce: 'n0nce',
      ...project,
    }),
  )
  expect(access).toMatchObject({ username, projectName: 'mini-mon' })
  expect(projects).toEqual(['mini-mon'])
  expect(services).toContain('monitoring')
})

test('plugin: V3OidcAuthorizationCode redeems a code as a client with a secret', async () => {
  const username = unique('person')
  const redirectUri = `${lab.keystone}/redirect`
  const answer = await authorize(username, {
    client_id: 'keystone',
    scope: 'openid',
    redirect_uri: redirectUri,
  })
  const code = answer.get('code') ?? ''
  const { access } = await prove(new V3OidcAuthorizationCode({ ...confidential, code, redirectUri }))
  expect(access).toMatchObject({ username, scoped: false })
})

test('plugin: V3OidcAuthorizationCode renews its access with refresh tokens, which the provider rotates', async () => {
  const username = unique('person')
  const { codeVerifier, query } = pkce()
  const scope = 'openid offline_access'
  const answer = await authorize(username, { client_id: 'spa', scope, prompt: 'consent', ...query })
  const code = answer.get('code') ?? ''
  const session = createSession({
    auth: new V3OidcAuthorizationCode({ ...spa, code, redirectUri: callback, codeVerifier, ...project }),
  })
  const tokens = new Set<string | undefined>()
  for (let time = 0; time < 3; time++) {
    const access = await session.getAccess()
    expect(access).toMatchObject({ username, projectName: 'mini-mon' })
    tokens.add(access.authToken)
    session.invalidate()
  }
  expect(tokens.size).toBe(3)
})

test('V3OidcAuthorizationCode: a used code is refused by the provider, and its plugin does not send it again', async () => {
  const { codeVerifier, query } = pkce()
  const answer = await authorize(unique('person'), { client_id: 'spa', scope: 'openid', ...query })
  const options = { ...spa, code: answer.get('code') ?? '', redirectUri: callback, codeVerifier }
  const session = createSession({ auth: new V3OidcAuthorizationCode(options) })
  await session.getToken()
  session.invalidate()
  expect(await failure(session.getToken())).toBeInstanceOf(AuthorizationFailureError)
  const second = createSession({ auth: new V3OidcAuthorizationCode(options) })
  const error = await failure(second.getToken())
  expect(error).toMatchObject({ name: 'OidcTokenError', error: 'invalid_grant' })
})

test('V3OidcAuthorizationCode: a wrong verifier is an OidcTokenError', async () => {
  const answer = await authorize(unique('person'), { client_id: 'spa', scope: 'openid', ...pkce().query })
  const code = answer.get('code') ?? ''
  const { codeVerifier } = pkce()
  const auth = new V3OidcAuthorizationCode({ ...spa, code, redirectUri: callback, codeVerifier })
  const error = await failure(createSession({ auth }).getToken())
  expect(error).toMatchObject({ name: 'OidcTokenError', error: 'invalid_grant' })
  expect(shown(error)).not.toContain(code)
  expect(shown(error)).not.toContain(codeVerifier)
})

/** An access token as an OpenID library in a page has it. */
async function accessToken(username: string): Promise<string> {
  const form = { grant_type: 'password', client_id: 'spa', username, password: 'password', scope: 'openid' }
  const response = await fetch(`${lab.idp}/token`, { method: 'POST', body: new URLSearchParams(form) })
  return ((await response.json()) as { access_token: string }).access_token
}

test('plugin: V3OidcAccessToken signs in with a token from elsewhere', async () => {
  const username = unique('person')
  const { access, projects } = await prove(
    new V3OidcAccessToken({ ...keystone, accessToken: await accessToken(username), ...project }),
  )
  expect(access).toMatchObject({ username, isFederated: true })
  expect(projects).toEqual(['mini-mon'])
})

test('plugin: V3OidcAccessToken requests the current token for every sign-in', async () => {
  const username = unique('person')
  let asked = 0
  const current = () => {
    asked += 1
    return accessToken(username)
  }
  const session = createSession({ auth: new V3OidcAccessToken({ ...keystone, accessToken: current }) })
  await session.getToken()
  session.invalidate()
  expect((await session.getAccess()).username).toBe(username)
  expect(asked).toBe(2)
})

test('V3OidcAccessToken: a token unknown to the provider is an InvalidTokenError', async () => {
  const auth = new V3OidcAccessToken({ ...keystone, accessToken: 'n0nsense-t0ken' })
  const error = await failure(createSession({ auth }).getToken())
  expect(error).toBeInstanceOf(InvalidTokenError)
  expect(shown(error)).not.toContain('n0nsense-t0ken')
})

test('V3OidcAccessToken: an identity provider unknown to Keystone is reported', async () => {
  const token = await accessToken(unique('person'))
  const auth = new V3OidcAccessToken({ ...keystone, identityProvider: 'no-such-idp', accessToken: token })
  const error = await failure(createSession({ auth }).getToken())
  expect(error).toBeInstanceOf(NotFoundError)
  expect(String(error)).toContain('no-such-idp')
})
