import { expect, test } from 'vitest'
import { contextOf, tokenReply } from '../../test/support/authContext.js'
import { InvalidParameterError } from '../errors/index.js'
import { createScriptedFetch } from '../testing/index.js'
import {
  Password,
  totpMethod,
  V2Password,
  V2Token,
  V3ApplicationCredential,
  V3Auth,
  V3Password,
  type V3PasswordOptions,
  V3TOTP,
  V3Token,
} from './index.js'

const authUrl = 'http://k/v3'
const options = { authUrl, userId: 'u', password: 'pa55' }
const make = (more: Partial<V3PasswordOptions> = {}) => new V3Password({ ...options, ...more })

test('cache id: is equal for equal options, base64 of 32 bytes', async () => {
  const id = await make().getCacheId()
  expect(id).toMatch(/^[\w+/]{43}=$/)
  expect(await make({ authUrl: 'http://k/' }).getCacheId()).toBe(id)
})

test('cache id: differs with every relevant option, and with its name', async () => {
  const variants = [
    {},
    { username: 'u', userId: undefined },
    { username: 'u', userId: undefined, userDomainId: 'd' },
    { username: 'u', userId: undefined, userDomainName: 'd' },
    { password: 'other' },
    { authUrl: 'http://other/v3' },
    { projectId: 'p' },
    { projectName: 'p' },
    { domainId: 'p' },
    { domainName: 'p' },
    { trustId: 'p' },
    { systemScope: 'all' as const },
    { unscoped: true },
    { includeCatalog: false },
    { projectName: 'p', projectDomainId: 'd' },
    { projectName: 'p', projectDomainName: 'd' },
  ]
  const ids = await Promise.all(variants.map((variant) => make(variant).getCacheId()))
  expect(new Set(ids).size).toBe(variants.length)
})

test('cache id: differs between the kinds of credentials', async () => {
  const text = 'same'
  const credential = { applicationCredentialId: text, applicationCredentialSecret: text }
  const plugins = [
    new V3Password({ authUrl, userId: text, password: text }),
    new V3Token({ authUrl, token: text }),
    new V3TOTP({ authUrl, userId: text, passcode: text }),
    new V3ApplicationCredential({ authUrl, ...credential }),
    new V2Password({ authUrl, userId: text, password: text }),
    new V2Token({ authUrl, token: text }),
    new Password({ authUrl, userId: text, password: text }),
  ]
  const ids = await Promise.all(plugins.map((plugin) => plugin.getCacheId()))
  expect(new Set(ids.filter(Boolean)).size).toBe(plugins.length)
})

test('cache id: is unchanged by authentication, and requests no one-time code', async () => {
  let asked = 0
  const passcode = () => `${++asked}`
  const auth = new V3TOTP({ authUrl, userId: 'u', passcode })
  const before = await auth.getCacheId()
  expect(asked).toBe(0)
  await auth.getAccess(contextOf(createScriptedFetch([tokenReply()]).fetch))
  expect(await auth.getCacheId()).toBe(before)
  expect(await new V3TOTP({ authUrl, userId: 'u', passcode: '999999' }).getCacheId()).toBe(before)
})

test('cache id: an added method changes it', async () => {
  const auth = make()
  const before = await auth.getCacheId()
  auth.addMethod(totpMethod({ userId: 'u', passcode: '1' }))
  expect(await auth.getCacheId()).not.toBe(before)
})

test('state: a restored state provides the same token without a request', async () => {
  const first = make()
  expect(first.getAuthState()).toBeUndefined()
  await first.getAccess(contextOf(createScriptedFetch([tokenReply('kept', { project: { id: 'p' } })]).fetch))
  const state = first.getAuthState()
  const second = make()
  second.setAuthState(state)
  const { fetch, requests } = createScriptedFetch([])
  const access = await second.getAccess(contextOf(fetch))
  expect([access.authToken, access.projectId, access.version]).toEqual(['kept', 'p', 'v3'])
  expect(second.getAuthState()).toBe(state)
  expect(requests).toEqual([])
})

test('state: has the format of keystoneauth', async () => {
  const auth = make()
  const reply = tokenReply('kept')
  await auth.getAccess(contextOf(createScriptedFetch([reply]).fetch))
  expect(JSON.parse(auth.getAuthState() ?? '')).toEqual({ auth_token: 'kept', body: reply.body })
})

test('state: works for v2.0', async () => {
  const body = { access: { token: { id: 'old', expires: '2099-01-01T00:00:00Z' }, user: { id: 'u' } } }
  const auth = new V2Password(options)
  await auth.getAccess(contextOf(createScriptedFetch([{ body }]).fetch))
  const again = new V2Password(options)
  again.setAuthState(auth.getAuthState())
  expect((await again.getAccess(contextOf(createScriptedFetch([]).fetch))).version).toBe('v2.0')
})

test('state: an expired state is renewed at first use', async () => {
  const auth = make()
  const body = tokenReply('x', { expires_at: '2026-01-01T00:00:00Z' }).body
  auth.setAuthState(JSON.stringify({ auth_token: 'expired', body }))
  const clock = () => Date.UTC(2026, 0, 1)
  const { fetch, requests } = createScriptedFetch([tokenReply('new')])
  expect((await auth.getAccess(contextOf(fetch, clock))).authToken).toBe('new')
  expect(requests).toHaveLength(1)
})

test('state: undefined clears it', async () => {
  const auth = make()
  await auth.getAccess(contextOf(createScriptedFetch([tokenReply()]).fetch))
  auth.setAuthState(undefined)
  expect(auth.getAuthState()).toBeUndefined()
  const { fetch, requests } = createScriptedFetch([tokenReply('2')])
  await auth.getAccess(contextOf(fetch))
  expect(requests).toHaveLength(1)
})

test.each(['no JSON', '[]', '{"auth_token":"t"}', '{"body":{"token":{}}}'])(
  'error: %s is no state, and what was there stays',
  async (text) => {
    const auth = make()
    await auth.getAccess(contextOf(createScriptedFetch([tokenReply()]).fetch))
    expect(() => auth.setAuthState(text)).toThrow(InvalidParameterError)
    expect(auth.getAuthState()).toContain('the-token')
  },
)

test('behavior: the generic plugin has a state, too', async () => {
  const versions = {
    versions: {
      values: [{ id: 'v3.14', status: 'stable', links: [{ rel: 'self', href: 'http://k/v3/' }] }],
    },
  }
  const auth = new Password({ ...options, authUrl: 'http://k' })
  await auth.getAccess(
    contextOf(createScriptedFetch([{ status: 300, body: versions }, tokenReply('kept')]).fetch),
  )
  const again = new Password({ ...options, authUrl: 'http://k' })
  again.setAuthState(auth.getAuthState())
  expect((await again.getAccess(contextOf(createScriptedFetch([]).fetch))).authToken).toBe('kept')
})

test('behavior: a custom set of methods has a cache id, too', async () => {
  const methods = [totpMethod({ userId: 'u', passcode: '1' })]
  expect(await new V3Auth({ authUrl, methods }).getCacheId()).toBe(
    await new V3TOTP({ authUrl, userId: 'u', passcode: '2' }).getCacheId(),
  )
})
