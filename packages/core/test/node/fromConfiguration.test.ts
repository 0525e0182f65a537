import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import {
  createClientFromCloud,
  createClientFromEnv,
  createSessionFromCloud,
  createSessionFromEnv,
  readEnvironment,
} from '../../src/node/index.js'
import { createCloud, type Received } from './keystone.js'
import { fixture, listenPlain, listenProxy, listenTls } from './servers.js'

/** A home folder with files in ~/.config/openstack, and variables that name it. */
function createHome(files: Record<string, string>): { HOME: string } {
  const HOME = mkdtempSync(join(tmpdir(), 'monasca-'))
  onTestFinished(() => rmSync(HOME, { recursive: true }))
  const folder = join(HOME, '.config', 'openstack')
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return { HOME }
}

const variables = {
  OS_USERNAME: 'user',
  OS_PASSWORD: 's3cret',
  OS_USER_DOMAIN_ID: 'default',
  OS_PROJECT_NAME: 'project',
  OS_PROJECT_DOMAIN_ID: 'default',
}

const lines = (received: readonly Received[]) => received.map(({ line }) => line)
const signIns = (received: readonly Received[]) =>
  received.filter(({ line }) => line.startsWith('POST')).map(({ body }) => body)

test('env: signs in and uses the catalog’s URL for the region', async () => {
  const cloud = createCloud()
  const url = await listenPlain(cloud.answer)
  const client = createClientFromEnv({
    env: { ...variables, OS_AUTH_URL: `${url}/identity`, OS_REGION_NAME: 'two' },
  })
  onTestFinished(() => client.close())
  expect((await client.metrics.listNames()).elements).toEqual(['two'])
  expect(signIns(cloud.received)).toEqual([
    {
      auth: {
        identity: {
          methods: ['password'],
          password: { user: { name: 'user', domain: { id: 'default' }, password: 's3cret' } },
        },
        scope: { project: { name: 'project', domain: { id: 'default' } } },
      },
    },
  ])
})

test('env: MONASCA_API_URL overrides the catalog, OS_CACERT is trusted', async () => {
  const cloud = createCloud()
  const url = await listenTls(cloud.answer)
  const env = {
    ...variables,
    OS_AUTH_TYPE: 'v3password',
    OS_AUTH_URL: `${url}/identity`,
    OS_CACERT: fixture('ca.pem'),
    MONASCA_API_URL: `${url}/two/v2.0/`,
  }
  const client = createClientFromEnv({ env })
  onTestFinished(() => client.close())
  expect((await client.metrics.listNames()).elements).toEqual(['two'])
  expect(lines(cloud.received)).toEqual(['POST /identity/v3/auth/tokens', 'GET /two/v2.0/metrics/names'])
})

test('env: OS_CERT and OS_KEY are presented to the server', async () => {
  const cloud = createCloud()
  const url = await listenTls(cloud.answer, 'required')
  const env = {
    OS_AUTH_TYPE: 'v3tokenlessauth',
    OS_AUTH_URL: `${url}/identity/v3`,
    OS_PROJECT_NAME: 'project',
    OS_PROJECT_DOMAIN_ID: 'default',
    OS_CACERT: fixture('ca.pem'),
    OS_CERT: fixture('client.pem'),
    OS_KEY: fixture('client.key'),
  }
  const session = createSessionFromEnv({ env })
  onTestFinished(() => session.close())
  await session.request({ url: `${url}/v2.0/metrics/names` })
  expect(cloud.received[0]?.headers).toMatchObject({
    'x-project-name': 'project',
    'x-project-domain-id': 'default',
  })
})

test('env: the proxy of the variables is used', async () => {
  const url = await listenPlain(createCloud().answer)
  const proxy = await listenProxy()
  const env = { ...variables, OS_AUTH_URL: `${url}/identity`, http_proxy: proxy.url }
  const client = createClientFromEnv({ env })
  onTestFinished(() => client.close())
  await client.metrics.listNames()
  expect(proxy.log).toHaveLength(3)
})

test('env: variables override the cloud in OS_CLOUD', async () => {
  const cloud = createCloud()
  const url = await listenTls(cloud.answer)
  const auth = `{auth_url: "${url}/identity", username: file, password: file, user_domain_id: d, project_id: file}`
  const home = createHome({
    'clouds.yaml': `clouds: {lab: {verify: true, regions: [one, two], auth: ${auth}}}`,
  })
  const env = {
    ...home,
    OS_CLOUD: 'lab',
    OS_USERNAME: 'variable',
    OS_REGION_NAME: 'two',
    OS_INSECURE: 'true',
  }
  const client = createClientFromEnv({ env, onWarning: () => undefined })
  onTestFinished(() => client.close())
  expect((await client.metrics.listNames()).elements).toEqual(['two'])
  expect(signIns(cloud.received)).toMatchObject([
    {
      auth: {
        identity: { password: { user: { name: 'variable', domain: { id: 'd' }, password: 'file' } } },
        scope: { project: { id: 'file' } },
      },
    },
  ])
})

const entry = (url: string, ...more: string[]) =>
  [
    'clouds:',
    '  lab:',
    '    auth_type: v3password',
    `    cacert: "${fixture('ca.pem')}"`,
    '    auth:',
    `      auth_url: "${url}/identity"`,
    '      username: user',
    '      user_domain_name: Default',
    ...more,
  ].join('\n')

test('cloud: reads files of a real home folder, with a separate secret', async () => {
  const cloud = createCloud()
  const url = await listenTls(cloud.answer)
  const env = createHome({
    'clouds.yaml': entry(url),
    'secure.yaml': "clouds: {lab: {auth: {password: '0123'}}}",
  })
  const client = createClientFromCloud('lab', { env })
  onTestFinished(() => client.close())
  expect((await client.metrics.listNames()).elements).toEqual(['one'])
  expect(signIns(cloud.received)).toMatchObject([
    {
      auth: {
        identity: { password: { user: { name: 'user', domain: { name: 'Default' }, password: '0123' } } },
      },
    },
  ])
})

test('cloud: options of the program win', async () => {
  const cloud = createCloud()
  const url = await listenTls(cloud.answer)
  const env = createHome({
    'clouds.yaml': `${entry('https://nowhere.invalid')}\n    cacert: /nowhere/ca.pem`.replace(
      / {4}cacert: ".*\n/,
      '',
    ),
  })
  const client = createClientFromCloud('lab', {
    env,
    verify: fixture('ca.pem'),
    endpoint: `${url}/two/v2.0`,
    authOptions: { authUrl: `${url}/identity`, password: 'given' },
  })
  onTestFinished(() => client.close())
  expect((await client.metrics.listNames()).elements).toEqual(['two'])
  expect(signIns(cloud.received)).toMatchObject([
    { auth: { identity: { password: { user: { password: 'given' } } } } },
  ])
})

test('cloud: a `fetch` of the program uses its own connections', async () => {
  const cloud = createCloud()
  const url = await listenPlain(cloud.answer)
  const env = createHome({ 'clouds.yaml': entry('https://cloud.example.org', '      password: x') })
  const session = createSessionFromCloud('lab', {
    env,
    fetch: (input, init) => fetch(input.replace('https://cloud.example.org', url), init),
  })
  expect(await session.getToken()).toBe('keystone-token')
  await session.close()
})

test('env: the code of the device flow is sent to onWarning, unless the program shows it', async () => {
  const device = {
    device_code: 'd',
    user_code: 'ABCD-EFGH',
    verification_uri: 'https://idp.example.org/device',
    expires_in: 600,
  }
  const env = {
    OS_AUTH_TYPE: 'v3oidcdeviceauthz',
    OS_AUTH_URL: 'https://k/v3',
    OS_IDENTITY_PROVIDER: 'idp',
    OS_PROTOCOL: 'openid',
    OS_CLIENT_ID: 'client',
    OS_ACCESS_TOKEN_ENDPOINT: 'https://idp.example.org/token',
    OS_DEVICE_AUTHORIZATION_ENDPOINT: 'https://idp.example.org/begin',
  }
  const shown: string[] = []
  const show = async (authOptions?: object) => {
    const abort = new AbortController()
    const note = (message: string) => {
      shown.push(message)
      abort.abort()
    }
    const session = createSessionFromEnv({
      env,
      onWarning: note,
      fetch: async () => Response.json(device),
      ...(authOptions && {
        authOptions: { onUserCode: ({ userCode }: { userCode: string }) => note(userCode) },
      }),
    })
    await session.getToken({ signal: abort.signal }).catch(() => undefined)
  }
  await show()
  await show({})
  expect(shown).toEqual([
    'To sign in, open https://idp.example.org/device and type the code ABCD-EFGH.',
    'ABCD-EFGH',
  ])
})

test('error: lists everything missing, by the names of variables', () => {
  const env = { OS_AUTH_TYPE: 'v3password', OS_USERNAME: 'user', OS_PROJECT_NAME: 'project' }
  expect(() => createClientFromEnv({ env })).toThrow(
    expect.objectContaining({
      name: 'MissingRequiredOptionsError',
      options: ['authUrl', 'userDomainId', 'password', 'projectDomainId'],
      message: [
        '`OS_AUTH_URL` is missing for `v3password`, and so is `OS_USER_DOMAIN_ID` or `OS_USER_DOMAIN_NAME`, `OS_PASSWORD`, `OS_PROJECT_DOMAIN_ID` or `OS_PROJECT_DOMAIN_NAME`.',
        'Set these environment variables, or choose a cloud of clouds.yaml in OS_CLOUD.',
      ].join('\n'),
    }),
  )
})

test('error: lists everything missing, by the names in the file', () => {
  const env = createHome({ 'clouds.yaml': 'clouds: {lab: {auth: {username: user}}}' })
  expect(() => createClientFromCloud('lab', { env })).toThrow(
    '`auth.auth_url` is missing for `password`, and so is `auth.password`.\nCloud "lab" in clouds.yaml or secure.yaml must have it.',
  )
})

test('error: a missing certificate is reported by its option, without secrets', () => {
  const env = { ...variables, OS_AUTH_URL: 'https://k/v3', OS_CACERT: '/nowhere/ca.pem' }
  let error: unknown
  try {
    createSessionFromEnv({ env })
  } catch (caught) {
    error = caught
  }
  expect(error).toMatchObject({ name: 'InvalidParameterError', parameter: 'verify' })
  expect(inspect(error, { depth: 9 })).toContain('/nowhere/ca.pem')
  expect(inspect(error, { depth: 9 })).not.toContain('s3cret')
})

test('behavior: `env` defaults to the environment of the process, which is not changed', () => {
  const before = { ...process.env }
  const onWarning = () => undefined
  expect(readEnvironment(undefined, { onWarning })).toEqual(readEnvironment(before, { onWarning }))
  expect(process.env).toEqual(before)
})

test('behavior: nothing is sent before the first call', async () => {
  const cloud = createCloud()
  const url = await listenPlain(cloud.answer)
  const client = createClientFromEnv({ env: { ...variables, OS_AUTH_URL: `${url}/identity` } })
  expect(client.scope).toMatch(/^[0-9a-f]+$/)
  expect(cloud.received).toEqual([])
})
