import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import * as identity from '../src/identity/index.js'
import * as core from '../src/index.js'
import * as node from '../src/node/index.js'
import * as manager from '../src/session/index.js'
import { createScriptedFetch, createV2Token, createV3Token } from '../src/testing/index.js'

// Part of every secret below.
const canary = 'c4n4ry'
const secret = `${canary}-given`

/** Every way in which a program may print a value without accessing a member by its name. */
function printed(value: unknown): string[] {
  const error = new Error('x', { cause: value })
  const texts = [false, true].flatMap((showHidden) => {
    const options = {
      depth: Number.POSITIVE_INFINITY,
      showHidden,
      maxArrayLength: null,
      maxStringLength: null,
    }
    return [inspect(value, options), inspect(error, options), inspect({ ...Object(value) }, options)]
  })
  return [
    ...texts,
    String(JSON.stringify(value)),
    String(JSON.stringify({ ...Object(value) })),
    String(JSON.stringify([value, error])),
    `${String(value)}`,
    inspect(Object.entries(Object(value)), { depth: Number.POSITIVE_INFINITY }),
    ...(value instanceof Error ? [value.message, String(value.stack)] : []),
  ]
}

function expectNoSecret(value: unknown): void {
  expect(printed(value).filter((text) => text.includes(canary))).toEqual([])
}

const v3 = { status: 201, headers: { 'X-Subject-Token': `${canary}-v3` }, body: createV3Token() }
const { access: plainV2 } = createV2Token()
const v2 = { access: { ...plainV2, token: { ...Object(plainV2['token']), id: `${canary}-v2` } } }
const access = () => core.createAccessInfo(v3.body, `${canary}-v3`)

/** The options of all plugins. */
const options = () => ({
  authUrl: 'http://k/v3',
  username: 'ann',
  userDomainId: 'default',
  projectName: 'shop',
  projectDomainId: 'default',
  password: secret,
  passcode: secret,
  token: secret,
  applicationCredentialId: 'ac',
  applicationCredentialSecret: secret,
  oauth2ClientId: 'ac',
  oauth2ClientSecret: secret,
  clientId: 'app',
  clientSecret: secret,
  code: secret,
  codeVerifier: secret,
  accessToken: secret,
  receipt: secret,
  identityProvider: 'lab',
  protocol: 'openid',
  discoveryEndpoint: 'https://op/.well-known/openid-configuration',
  accessTokenEndpoint: 'https://op/token',
  redirectUri: 'https://app/callback',
  onUserCode: () => undefined,
  authMethods: ['v3password', 'v3totp'] as const,
  methods: [identity.passwordMethod({ username: 'ann', userDomainId: 'default', password: secret })],
  endpoint: 'http://mon/v2.0',
  access: access(),
  serviceProvider: 'other',
  basePlugin: new identity.V3Token({ authUrl: 'http://k/v3', token: secret }),
  userAuth: new identity.V3Token({ authUrl: 'http://k/v3', token: secret }),
  serviceAuth: new identity.V3Token({ authUrl: 'http://k/v3', token: secret }),
})

/** Base classes, and classes that cannot be created. */
const abstract = ['FederationPlugin', 'IdentityPlugin']
const unsupported = ['V3AdfsPassword', 'V3FedKerb', 'V3Kerberos', 'V3OAuth1', 'V3SamlPassword']
const functions = Object.entries(identity).filter(([, value]) => typeof value === 'function')
const classes = functions.filter(
  ([name]) => /^[A-Z]/.test(name) && !abstract.includes(name) && !unsupported.includes(name),
)

test('A5: the check itself detects secrets', () => {
  expect(() => expectNoSecret({ deep: { down: [secret] } })).toThrow()
  expect(() => expectNoSecret(Object.defineProperty({}, 'hidden', { value: secret }))).toThrow()
  expect(classes.length).toBeGreaterThan(20)
})

test.each(classes)('A5: printing a plugin shows no secret: %s', (_, value) => {
  // Every class takes one options object.
  const Plugin = value as unknown as new (options: object) => identity.AuthPlugin
  const plugin = new Plugin(options())
  expectNoSecret(plugin)
  expectNoSecret(core.createSession({ auth: plugin }))
  expectNoSecret(core.createClient({ session: core.createSession({ auth: plugin }) }))
})

test.each(unsupported)('A5: the error of an unsupported plugin shows no secret: %s', (name) => {
  const Plugin = Reflect.get(identity, name) as new (options: object) => unknown
  try {
    new Plugin(options())
  } catch (error) {
    return expectNoSecret(error)
  }
  throw new Error('There was no error.')
})

test.each(functions.filter(([name]) => name.endsWith('Method')))(
  'A5: printing a method shows no secret: %s',
  (_, value) => {
    expectNoSecret((value as unknown as (options: object) => unknown)(options()))
  },
)

test.each(Object.entries(manager).filter(([name]) => name.endsWith('Way') || name.startsWith('with')))(
  'A5: printing a sign-in method shows no secret: %s',
  (_, value) => {
    expectNoSecret((value as (options: object) => unknown)(options()))
  },
)

test('A5: printing a session manager, its client and its provider shows no secret', () => {
  const openid = manager.createOpenId({ ...options(), openidScope: 'openid' })
  const made = manager.createSessionManager({ authUrl: 'http://k/v3', openid })
  for (const value of [openid, made, made.session, made.getSnapshot()]) expectNoSecret(value)
  expectNoSecret(core.createClient({ session: made.session }))
})

test.each([
  ['v3', 'http://k/v3', v3],
  ['v2.0', 'http://k/v2.0', { body: v2 }],
])('A5: printing the result of a sign-in shows no secret: %s', async (version, authUrl, reply) => {
  const { fetch } = createScriptedFetch({ 'POST /tokens': reply })
  const Plugin = version === 'v3' ? identity.V3Password : identity.V2Password
  const session = core.createSession({ auth: new Plugin({ ...options(), authUrl }), fetch })
  const found = await session.getAccess()
  expect(found.authToken).toBe(`${canary}-${version.slice(0, 2)}`)
  expect(found.body).toBeTypeOf('object')
  expectNoSecret(found)
  expectNoSecret(new identity.AccessInfoPlugin({ access: found }))
  expectNoSecret(session)
  expect(JSON.parse(JSON.stringify(found))).toMatchObject({ authToken: '***', version })
  expect(inspect(found)).toContain("authToken: '***'")
})

test('A5: printing the receipt of a sign-in with several methods shows no secret', async () => {
  const receipt = { methods: ['password'], expires_at: '2030-01-01T00:00:00Z' }
  const { fetch } = createScriptedFetch({
    'POST /tokens': {
      status: 401,
      headers: { 'Openstack-Auth-Receipt': `${canary}-receipt` },
      body: { receipt, required_auth_methods: [['password', 'totp']] },
    },
  })
  const session = core.createSession({ auth: new identity.V3Password(options()), fetch })
  const error: unknown = await session.getToken().catch((reason: unknown) => reason)
  expect(error).toMatchObject({ name: 'MissingAuthMethodsError', receipt: `${canary}-receipt` })
  expectNoSecret(error)
})

test('A5: printing a cloud of a file or of variables shows no secret', () => {
  const env = {
    OS_AUTH_URL: 'http://k/v3',
    OS_AUTH_TYPE: 'v3multifactor',
    OS_AUTH_METHODS: 'v3password,v3totp',
    OS_USERNAME: 'ann',
    OS_USER_DOMAIN_ID: 'default',
    OS_PASSWORD: secret,
    OS_PASSCODE: secret,
  }
  const found = node.readEnvironment(env)
  expect(found.authOptions).toMatchObject({ username: 'ann', password: secret, passcode: secret })
  const options = { depth: Number.POSITIVE_INFINITY, showHidden: true }
  for (const text of [inspect(found, options), JSON.stringify(found)]) {
    expect(text).not.toContain(canary)
    expect(text).toContain('***')
    expect(text).toContain('ann')
  }
  const session = node.createSessionFromEnv({ env })
  const client = node.createClientFromEnv({ env })
  for (const value of [session, client, session.auth]) expectNoSecret(value)
  expectNoSecret(node.createNodeFetch({ proxy: `http://ann:${secret}@proxy:3128` }))
})

test('A5: printing a memory storage shows none of its content', async () => {
  const storage = identity.memoryStorage()
  await storage.set('key', secret)
  expectNoSecret(storage)
})
