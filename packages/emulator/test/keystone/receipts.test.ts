import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import {
  type Answer,
  createTestKeystone,
  miniMon,
  passwordAuth,
  type TestKeystone,
  tokenAuth,
} from './setup.js'

const user = { name: 'mfa', domain: { id: 'default' } }

function totpAuth({ keystone }: TestKeystone, scope?: unknown): unknown {
  const secret = Secret.fromBase32('NVXW4YLTMNQS2ZLNOVWGC5DPOIWWWZLZ')
  const passcode = new TOTP({ secret }).generate({ timestamp: keystone.clock() })
  const identity = { methods: ['totp'], totp: { user: { ...user, passcode } } }
  return { identity, ...(scope ? { scope } : {}) }
}

const receiptOf = ({ headers }: Answer) => ({
  'Openstack-Auth-Receipt': headers.get('Openstack-Auth-Receipt') ?? '',
})

test('default: a password alone gets a receipt, and the list of missing methods', async () => {
  const { status, headers, body } = await createTestKeystone().signIn(
    passwordAuth('mfa', 'password', miniMon),
  )
  expect(status).toBe(401)
  expect(headers.get('Openstack-Auth-Receipt')).toMatch(/^gAAAAA/)
  expect(headers.get('WWW-Authenticate')).toBeNull()
  expect(body).toEqual({
    receipt: {
      methods: ['password'],
      user: { id: expect.any(String), name: 'mfa', domain: { id: 'default', name: 'Default' } },
      expires_at: '2026-01-02T03:09:05.000000Z',
      issued_at: '2026-01-02T03:04:05.000000Z',
    },
    required_auth_methods: [['password', 'totp']],
  })
})

test('default: with the receipt the missing method is enough, in either order', async () => {
  for (const passwordFirst of [true, false]) {
    const cloud = createTestKeystone()
    const password = passwordAuth('mfa', 'password', miniMon)
    const first = await cloud.signIn(passwordFirst ? password : totpAuth(cloud, miniMon))
    expect(first.status).toBe(401)
    const second = await cloud.signIn(passwordFirst ? totpAuth(cloud, miniMon) : password, receiptOf(first))
    expect(second.status).toBe(201)
    expect(second.body.token).toMatchObject({ user: { name: 'mfa' }, project: { name: 'mini-mon' } })
    expect(second.body.token.methods.toSorted()).toEqual(['password', 'totp'])
  }
})

test('default: both methods in one request need no receipt', async () => {
  const cloud = createTestKeystone()
  const { identity } = totpAuth(cloud) as { identity: { totp: unknown } }
  const { status } = await cloud.signIn({
    identity: {
      methods: ['password', 'totp'],
      password: { user: { ...user, password: 'password' } },
      totp: identity.totp,
    },
  })
  expect(status).toBe(201)
})

test('behavior: the same method again gets another receipt', async () => {
  const cloud = createTestKeystone()
  const first = await cloud.signIn(passwordAuth('mfa', 'password'))
  const second = await cloud.signIn(passwordAuth('mfa', 'password'), receiptOf(first))
  expect(second).toMatchObject({ status: 401, body: { receipt: { methods: ['password'] } } })
  expect(receiptOf(second)).not.toEqual(receiptOf(first))
})

test('error: an expired or unknown receipt, one of another user; a wrong secret with a receipt', async () => {
  const cloud = createTestKeystone()
  const first = await cloud.signIn(passwordAuth('mfa', 'password'))
  const refused = { status: 401, body: { error: { code: 401, title: 'Unauthorized' } } }
  expect(await cloud.signIn(totpAuth(cloud), { 'Openstack-Auth-Receipt': 'nonsense' })).toMatchObject(refused)
  expect(await cloud.signIn(passwordAuth('mini-mon', 'password'), receiptOf(first))).toMatchObject(refused)
  const wrong = await cloud.signIn(passwordAuth('mfa', 'wrong'), receiptOf(first))
  expect(wrong).toMatchObject(refused)
  expect(wrong.headers.get('Openstack-Auth-Receipt')).toBeNull()
  cloud.advance(299_999)
  expect(await cloud.signIn(totpAuth(cloud), receiptOf(first))).toMatchObject({ status: 201 })
  cloud.advance(1)
  expect(await cloud.signIn(totpAuth(cloud), receiptOf(first))).toMatchObject(refused)
})

test('behavior: an administrator sets, disables and removes rules', async () => {
  const cloud = createTestKeystone()
  const member = await cloud.signIn(passwordAuth('mini-mon', 'password', miniMon))
  const admin = await cloud.signIn(
    passwordAuth('admin', 'secret', { project: { name: 'admin', domain: { id: 'default' } } }),
  )
  const path = `/identity/v3/users/${member.body.token.user.id}`
  const set = (options: unknown, token = admin.token) =>
    cloud.call('PATCH', path, { headers: { 'X-Auth-Token': token }, body: { user: { options } } })
  const status = async () => (await cloud.signIn(passwordAuth('mini-mon', 'password'))).status
  const multi_factor_auth_rules = [['password', 'totp'], ['application_credential']]
  expect(await set({ multi_factor_auth_rules })).toMatchObject({
    status: 200,
    body: { user: { name: 'mini-mon', options: { multi_factor_auth_rules } } },
  })
  expect(await status()).toBe(401)
  expect((await cloud.signIn(tokenAuth(member.token, miniMon))).body.receipt.methods.toSorted()).toEqual([
    'password',
    'token',
  ])
  const appCredential = { id: 'mini-mon-app', secret: 'app-secret' }
  expect(
    await cloud.signIn({
      identity: { methods: ['application_credential'], application_credential: appCredential },
    }),
  ).toMatchObject({ status: 201 })
  await set({ multi_factor_auth_enabled: false })
  expect(await status()).toBe(201)
  await set({ multi_factor_auth_enabled: true })
  expect(await status()).toBe(401)
  await set({ multi_factor_auth_rules: [['password', 'kerberos']] })
  expect(await status()).toBe(201)
  await set({ multi_factor_auth_rules: null })
  expect(
    (await cloud.call('GET', path, { headers: { 'X-Auth-Token': member.token } })).body.user,
  ).toMatchObject({
    name: 'mini-mon',
    options: { multi_factor_auth_enabled: true },
  })
  expect(await set({ multi_factor_auth_rules: [] }, member.token)).toMatchObject({ status: 403 })
  expect(await set({ multi_factor_auth_rules: 'password' })).toMatchObject({ status: 400 })
  expect(await set({ multi_factor_auth_enabled: 'no' })).toMatchObject({ status: 400 })
})

test('behavior: receipts are stored as hashes', async () => {
  const cloud = createTestKeystone()
  const receipt = receiptOf(await cloud.signIn(passwordAuth('mfa', 'password')))['Openstack-Auth-Receipt']
  const stored = cloud.store.all('SELECT * FROM keystone_receipt')
  expect(stored).toHaveLength(1)
  expect(JSON.stringify(stored)).not.toContain(receipt)
})

test('error: other users, and users that do not exist', async () => {
  const cloud = createTestKeystone()
  const member = await cloud.signIn(passwordAuth('mini-mon', 'password', miniMon))
  const admin = await cloud.signIn(
    passwordAuth('admin', 'secret', { project: { name: 'admin', domain: { id: 'default' } } }),
  )
  const status = async (token: string, id: string) =>
    (await cloud.call('GET', `/identity/v3/users/${id}`, { headers: { 'X-Auth-Token': token } })).status
  expect(await status(member.token, admin.body.token.user.id)).toBe(403)
  expect(await status(admin.token, member.body.token.user.id)).toBe(200)
  expect(await status(admin.token, 'absent')).toBe(404)
})
