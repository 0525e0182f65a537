import { expect, test } from 'vitest'
import { contextOf, tokenReply, wire } from '../../../test/support/authContext.js'
import { AuthorizationFailureError, InvalidParameterError, InvalidResponseError } from '../../errors/index.js'
import { createScriptedFetch } from '../../testing/index.js'
import {
  type AuthPlugin,
  type ScopeOptions,
  totpMethod,
  V3ApplicationCredential,
  type V3ApplicationCredentialOptions,
  V3Auth,
  V3MultiFactor,
  V3Password,
  V3TOTP,
  V3Token,
} from '../index.js'

const authUrl = 'http://k/v3'
const password = { authUrl, userId: 'u1', password: 'pa55' }
const project = { projectName: 'p', projectDomainId: 'default' }

/** The one request of a plugin. */
async function record(auth: AuthPlugin) {
  const { fetch, requests } = createScriptedFetch([tokenReply()])
  await auth.getAccess(contextOf(fetch))
  expect(requests).toHaveLength(1)
  const [exchange] = wire(requests)
  if (!exchange) throw new Error('no request')
  return exchange
}

test.each(['http://k', 'http://k/', 'http://k/v3', 'http://k/v3/', 'http://k//'])(
  'parameters: authUrl %s',
  async (url) => {
    expect((await record(new V3Password({ ...password, authUrl: url }))).line).toBe(
      'POST http://k/v3/auth/tokens',
    )
  },
)

test('default: sends a password request', async () => {
  expect(await record(new V3Password(password))).toEqual({
    line: 'POST http://k/v3/auth/tokens',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: {
      auth: { identity: { methods: ['password'], password: { user: { id: 'u1', password: 'pa55' } } } },
    },
  })
})

test.each([
  [
    { username: 'n', userDomainId: 'd', password: 'x' },
    { name: 'n', domain: { id: 'd' }, password: 'x' },
  ],
  [
    { username: 'n', userDomainName: 'D', password: 'x' },
    { name: 'n', domain: { name: 'D' }, password: 'x' },
  ],
  [
    { username: 'n', userDomainName: 'D', userDomainId: 'd', password: 'x' },
    { name: 'n', domain: { id: 'd' }, password: 'x' },
  ],
  [
    { userId: 'u', username: 'n', userDomainId: 'd', password: 'x' },
    { id: 'u', password: 'x' },
  ],
  [
    { username: 'n', password: 'x' },
    { name: 'n', password: 'x' },
  ],
])('parameters: the user %j', async (options, user) => {
  const { body } = await record(new V3Password({ authUrl, ...options }))
  expect(body).toEqual({ auth: { identity: { methods: ['password'], password: { user } } } })
})

const scopes: [ScopeOptions, unknown][] = [
  [{}, undefined],
  [{ domainId: 'd' }, { domain: { id: 'd' } }],
  [{ domainName: 'D' }, { domain: { name: 'D' } }],
  [{ domainId: 'd', domainName: 'D' }, { domain: { id: 'd' } }],
  [{ projectId: 'p' }, { project: { id: 'p' } }],
  [{ projectId: 'p', projectName: 'P', projectDomainId: 'd' }, { project: { id: 'p' } }],
  [
    { projectName: 'P', projectDomainId: 'd', projectDomainName: 'D' },
    { project: { name: 'P', domain: { id: 'd' } } },
  ],
  [{ projectName: 'P', projectDomainName: 'D' }, { project: { name: 'P', domain: { name: 'D' } } }],
  [{ projectName: 'P' }, { project: { name: 'P' } }],
  [{ projectDomainId: 'd' }, undefined],
  [{ trustId: 't' }, { 'OS-TRUST:trust': { id: 't' } }],
  [{ systemScope: 'all' }, { system: { all: true } }],
  [{ unscoped: true }, 'unscoped'],
]

test.each(scopes)('parameters: the scope %j', async (options, scope) => {
  const { body } = await record(new V3Password({ ...password, ...options }))
  expect(Object.entries((body as { auth: object }).auth)[1]).toEqual(scope && ['scope', scope])
})

test.each<ScopeOptions>([
  { domainId: 'd', projectId: 'p' },
  { projectId: 'p', trustId: 't' },
  { systemScope: 'all', domainName: 'D' },
  { unscoped: true, projectName: 'P' },
  { systemScope: 'some' as 'all' },
])('error: the scope %j, before anything is sent', async (options) => {
  const { fetch, requests } = createScriptedFetch([])
  const auth = new V3Password({ ...password, ...options })
  await expect(auth.getAccess(contextOf(fetch))).rejects.toThrow(AuthorizationFailureError)
  expect(requests).toEqual([])
})

test('parameters: includeCatalog', async () => {
  const auth = new V3Password({ ...password, includeCatalog: false })
  expect((await record(auth)).line).toBe('POST http://k/v3/auth/tokens?nocatalog')
})

test('V3Token: sends the token in the body and in a header', async () => {
  const { headers, body } = await record(new V3Token({ authUrl, token: 'old', ...project }))
  expect(headers).toMatchObject({ 'x-auth-token': 'old' })
  expect(body).toEqual({
    auth: {
      identity: { methods: ['token'], token: { id: 'old' } },
      scope: { project: { name: 'p', domain: { id: 'default' } } },
    },
  })
})

test('V3TOTP: identifies the user by id, or by name in a domain', async () => {
  const byId = await record(new V3TOTP({ authUrl, userId: 'u', passcode: '123456' }))
  expect(byId.body).toEqual({
    auth: { identity: { methods: ['totp'], totp: { user: { id: 'u', passcode: '123456' } } } },
  })
  const user = { username: 'n', userDomainName: 'D' }
  const byName = await record(new V3TOTP({ authUrl, ...user, passcode: async () => '654321' }))
  expect(byName.body).toMatchObject({
    auth: { identity: { totp: { user: { name: 'n', domain: { name: 'D' }, passcode: '654321' } } } },
  })
})

test('V3TOTP: a function is called for each authentication', async () => {
  const { fetch, requests } = createScriptedFetch([tokenReply('1'), tokenReply('2')])
  let code = 111_110
  const auth = new V3TOTP({ authUrl, userId: 'u', passcode: () => `${++code}` })
  await auth.getAccess(contextOf(fetch))
  auth.invalidate()
  await auth.getAccess(contextOf(fetch))
  const codes = requests.map(({ body }) => JSON.stringify(body).match(/\d{6}/)?.[0])
  expect(codes).toEqual(['111111', '111112'])
})

test('V3ApplicationCredential: is identified by id without the user, or by name with it', async () => {
  const secret = { authUrl, applicationCredentialSecret: 's3cret' }
  const user = { username: 'n', userDomainId: 'd' }
  const sent = async (options: Partial<V3ApplicationCredentialOptions>) => {
    const { body } = await record(new V3ApplicationCredential({ ...secret, ...options }))
    return (body as { auth: unknown }).auth
  }
  expect(await sent({ applicationCredentialId: 'ac', ...user })).toEqual({
    identity: { methods: ['application_credential'], application_credential: { id: 'ac', secret: 's3cret' } },
  })
  expect(await sent({ applicationCredentialName: 'mine', ...user })).toEqual({
    identity: {
      methods: ['application_credential'],
      application_credential: { name: 'mine', secret: 's3cret', user: { name: 'n', domain: { id: 'd' } } },
    },
  })
  expect(await sent({ applicationCredentialName: 'mine', userId: 'u' })).toMatchObject({
    identity: { application_credential: { user: { id: 'u' } } },
  })
})

test('V3MultiFactor: sends the methods in order, with the same user', async () => {
  const options = { authUrl, username: 'n', userDomainId: 'd', password: 'x', passcode: '123456' }
  const auth = new V3MultiFactor({ ...options, authMethods: ['v3totp', 'v3password'], projectId: 'p' })
  const user = { name: 'n', domain: { id: 'd' } }
  expect((await record(auth)).body).toEqual({
    auth: {
      identity: {
        methods: ['totp', 'password'],
        totp: { user: { ...user, passcode: '123456' } },
        password: { user: { ...user, password: 'x' } },
      },
      scope: { project: { id: 'p' } },
    },
  })
})

test('V3MultiFactor: accepts created methods among names', async () => {
  const made = totpMethod({ userId: 'other', passcode: '1' })
  const auth = new V3MultiFactor({ ...password, authMethods: ['v3password', made] })
  expect((await record(auth)).body).toMatchObject({
    auth: { identity: { methods: ['password', 'totp'], totp: { user: { id: 'other' } } } },
  })
})

test.each([
  ['password', 'names "password", which cannot be combined'],
  ['v3oidcpassword', 'cannot be combined'],
  ['toString', 'cannot be combined'],
])('error: V3MultiFactor with the method %s', (method, reason) => {
  const make = () => new V3MultiFactor({ ...password, authMethods: [method as 'v3password'] })
  expect(make).toThrow(InvalidParameterError)
  expect(make).toThrow(reason)
})

test('error: V3MultiFactor with a string instead of a list, or without an option of a method', () => {
  expect(() => new V3MultiFactor({ ...password, authMethods: 'v3password' as never })).toThrow(
    'is not a list',
  )
  expect(() => new V3MultiFactor({ ...password, authMethods: ['v3password', 'v3totp'] })).toThrow(
    '`passcode` is missing',
  )
})

test.each([
  ['user', () => new V3TOTP({ authUrl, passcode: '1' }), 'username'],
  ['passcode', () => new V3TOTP({ authUrl, userId: 'u', passcode: '' }), 'passcode'],
  [
    'secret',
    () =>
      new V3ApplicationCredential({ authUrl, applicationCredentialId: 'a', applicationCredentialSecret: '' }),
    'applicationCredentialSecret',
  ],
  [
    'id',
    () => new V3ApplicationCredential({ authUrl, applicationCredentialSecret: 's' }),
    'applicationCredentialId',
  ],
  [
    'user of a named credential',
    () =>
      new V3ApplicationCredential({
        authUrl,
        applicationCredentialName: 'a',
        applicationCredentialSecret: 's',
      }),
    'username',
  ],
])('error: without the %s', (_, make, parameter) => {
  expect(make).toThrow(InvalidParameterError)
  expect(make).toThrow(`\`${parameter}\` is missing`)
})

test('error: a function that returns no passcode', async () => {
  const { fetch, requests } = createScriptedFetch([])
  const auth = new V3TOTP({ authUrl, userId: 'u', passcode: () => '' })
  await expect(auth.getAccess(contextOf(fetch))).rejects.toThrow('`passcode` is missing')
  expect(requests).toEqual([])
})

test('error: no method at all', async () => {
  const { fetch, requests } = createScriptedFetch([])
  const auth = new V3Auth({ authUrl, methods: [] })
  await expect(auth.getAccess(contextOf(fetch))).rejects.toThrow(AuthorizationFailureError)
  expect(requests).toEqual([])
})

test.each([
  ['JSON without a token', { status: 201, headers: { 'X-Subject-Token': 't' }, body: { hello: 1 } }],
  ['HTML', { status: 200, headers: { 'X-Subject-Token': 't' }, body: '<p>hello' }],
  ['nothing', { status: 204, headers: { 'X-Subject-Token': 't' } }],
])('error: %s as response', async (_, reply) => {
  const { fetch } = createScriptedFetch([reply])
  await expect(new V3Password(password).getAccess(contextOf(fetch))).rejects.toThrow(InvalidResponseError)
})
