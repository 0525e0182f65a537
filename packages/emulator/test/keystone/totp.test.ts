import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { createTestKeystone, miniMon, passwordAuth, type TestKeystone } from './setup.js'

const secret = 'NVXW4YLTMNQS2ZLNOVWGC5DPOIWWWZLZ'
const path = '/identity/v3/credentials'

/** The code that an authenticator shows, `offset` milliseconds from now. */
function codeAt({ keystone }: TestKeystone, offset = 0, blob = secret): string {
  return new TOTP({ secret: Secret.fromBase32(blob) }).generate({ timestamp: keystone.clock() + offset })
}

function totpAuth(passcode: unknown, scope?: unknown, name = 'totp'): unknown {
  const user = { name, domain: { id: 'default' }, passcode }
  return { identity: { methods: ['totp'], totp: { user } }, ...(scope ? { scope } : {}) }
}

async function tokenOf({ signIn }: TestKeystone, name: string, password = 'password') {
  const scope = { project: { name: name === 'admin' ? 'admin' : 'mini-mon', domain: { id: 'default' } } }
  const { token, body } = await signIn(passwordAuth(name, password, scope))
  return { headers: { 'X-Auth-Token': token }, userId: body.token.user.id as string }
}

test('default: a code signs in, and the token contains the method', async () => {
  const cloud = createTestKeystone()
  const { status, body } = await cloud.signIn(totpAuth(codeAt(cloud), miniMon))
  expect(status).toBe(201)
  expect(body.token).toMatchObject({
    methods: ['totp'],
    user: { name: 'totp' },
    project: { name: 'mini-mon' },
    roles: [{ name: 'monasca-user' }],
  })
})

test('behavior: the previous code is still accepted, older and later ones are not', async () => {
  for (const [offset, status] of [
    [-30_000, 201],
    [-60_000, 401],
    [30_000, 401],
  ] as const) {
    const cloud = createTestKeystone()
    expect(await cloud.signIn(totpAuth(codeAt(cloud, offset)))).toMatchObject({ status })
  }
})

test('behavior: a code works once, and invalidates the code before it', async () => {
  const cloud = createTestKeystone()
  expect(await cloud.signIn(totpAuth(codeAt(cloud)))).toMatchObject({ status: 201 })
  expect(await cloud.signIn(totpAuth(codeAt(cloud)))).toMatchObject({ status: 401 })
  expect(await cloud.signIn(totpAuth(codeAt(cloud, -30_000)))).toMatchObject({ status: 401 })
  cloud.advance(30_000)
  expect(await cloud.signIn(totpAuth(codeAt(cloud)))).toMatchObject({ status: 201 })
})

test('behavior: of many concurrent requests with the same code, one succeeds', async () => {
  const cloud = createTestKeystone()
  const answers = await Promise.all(Array.from({ length: 5 }, () => cloud.signIn(totpAuth(codeAt(cloud)))))
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 401, 401, 401, 401])
})

test('behavior: together with the password', async () => {
  const cloud = createTestKeystone()
  const user = { name: 'totp', domain: { id: 'default' } }
  const { status, body } = await cloud.signIn({
    identity: {
      methods: ['password', 'totp'],
      password: { user: { ...user, password: 'password' } },
      totp: { user: { ...user, passcode: codeAt(cloud) } },
    },
  })
  expect(status).toBe(201)
  expect(body.token.methods.toSorted()).toEqual(['password', 'totp'])
})

test('error: a wrong code, a number, no code, no secret, no user', async () => {
  const cloud = createTestKeystone()
  const code = codeAt(cloud)
  expect(await cloud.signIn(totpAuth(code === '000000' ? '000001' : '000000'))).toMatchObject({ status: 401 })
  expect(await cloud.signIn(totpAuth(Number(code)))).toMatchObject({ status: 401 })
  expect(await cloud.signIn(totpAuth(undefined))).toMatchObject({ status: 401 })
  expect(await cloud.signIn(totpAuth(code, undefined, 'mini-mon'))).toMatchObject({ status: 401 })
  expect(await cloud.signIn({ identity: { methods: ['totp'], totp: {} } })).toMatchObject({ status: 400 })
  expect(await cloud.signIn(totpAuth(code))).toMatchObject({ status: 201 })
})

test('behavior: users manage their own secrets: create, sign in, change, delete', async () => {
  const cloud = createTestKeystone()
  const { headers, userId } = await tokenOf(cloud, 'mini-mon')
  const blob = 'GEZDGNBVGY3TQOJQ'
  const made = await cloud.call('POST', path, {
    headers,
    body: { credential: { type: 'totp', blob, user_id: userId } },
  })
  expect(made.status).toBe(201)
  const { credential } = made.body
  expect(credential).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{32}$/),
    user_id: userId,
    project_id: null,
    type: 'totp',
    blob,
    links: { self: `http://cloud.test:8070${path}/${credential.id}` },
  })
  expect((await cloud.call('GET', `${path}/${credential.id}`, { headers })).body).toEqual(made.body)
  expect((await cloud.call('GET', `${path}?type=totp`, { headers })).body).toEqual({
    credentials: [credential],
    links: { next: null, self: `http://cloud.test:8070${path}?type=totp`, previous: null },
  })
  expect((await cloud.call('GET', `${path}?type=cert`, { headers })).body.credentials).toEqual([])
  const auth = (secretOfUser: string) => totpAuth(codeAt(cloud, 0, secretOfUser), miniMon, 'mini-mon')
  expect(await cloud.signIn(auth(blob))).toMatchObject({ status: 201 })
  const changed = await cloud.call('PATCH', `${path}/${credential.id}`, {
    headers,
    body: { credential: { blob: secret } },
  })
  expect(changed).toMatchObject({ status: 200, body: { credential: { ...credential, blob: secret } } })
  expect(await cloud.signIn(auth(secret))).toMatchObject({ status: 201 })
  cloud.advance(60_000)
  expect(await cloud.call('DELETE', `${path}/${credential.id}`, { headers })).toMatchObject({ status: 204 })
  expect(await cloud.signIn(auth(secret))).toMatchObject({ status: 401 })
})

test('behavior: administrators can read all credentials, other users only their own', async () => {
  const cloud = createTestKeystone()
  const admin = await tokenOf(cloud, 'admin', 'secret')
  const user = await tokenOf(cloud, 'mini-mon')
  const { body } = await cloud.call('GET', path, { headers: admin.headers })
  const [first] = body.credentials
  expect(first).toMatchObject({ type: 'totp', blob: secret })
  expect((await cloud.call('GET', path, { headers: user.headers })).body.credentials).toEqual([])
  const status = async (method: string, id: string, { headers }: typeof user) =>
    (await cloud.call(method, `${path}/${id}`, { headers })).status
  expect(await status('GET', first.id, user)).toBe(403)
  expect(await status('DELETE', first.id, user)).toBe(403)
  expect(await status('GET', 'nothing', user)).toBe(403)
  expect(await status('GET', 'nothing', admin)).toBe(404)
  expect(await status('DELETE', first.id, admin)).toBe(204)
  expect(await status('GET', first.id, admin)).toBe(404)
})

test('error: a credential for another user, an incomplete one, none, and without a token', async () => {
  const cloud = createTestKeystone()
  const { headers, userId } = await tokenOf(cloud, 'mini-mon')
  const admin = await tokenOf(cloud, 'admin', 'secret')
  const post = async (credential: unknown, given: Record<string, string> = headers) =>
    (await cloud.call('POST', path, { headers: given, body: { credential } })).status
  expect(await post({ type: 'totp', blob: secret, user_id: admin.userId })).toBe(403)
  expect(await post({ type: 'totp', user_id: userId })).toBe(400)
  expect(await post({ type: 3, blob: secret, user_id: userId })).toBe(400)
  expect(await post({ type: 'ec2', blob: '{}', user_id: userId })).toBe(400)
  expect(await post({})).toBe(403)
  expect(await post({ type: 'totp', blob: secret, user_id: userId }, {})).toBe(401)
  expect(await post({ type: 'totp', blob: secret, user_id: userId }, admin.headers)).toBe(201)
})
