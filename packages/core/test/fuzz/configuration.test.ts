import fc from 'fast-check'
import { test } from 'vitest'
import { stringify } from 'yaml'
import { chooseProxy } from '../../src/node/fetch/chooseProxy.js'
import {
  createClientFromCloud,
  createClientFromEnv,
  loadCloud,
  readEnvironment,
} from '../../src/node/index.js'
import { expectTyped } from './expectTyped.js'
import { damaged, hostileJson, hostileText } from './hostileJson.js'
import { patience, settings } from './settings.js'

const clouds = {
  clouds: {
    one: {
      auth_type: 'v3password',
      auth: {
        auth_url: 'https://k/v3',
        username: 'u',
        password: 'p',
        user_domain_id: 'd',
        project_name: 'n',
      },
      regions: ['west', { name: 'east', values: { monitoring_endpoint: 'https://m/v2.0' } }],
      profile: 'vendor',
      verify: false,
      api_timeout: 5,
      interface: ['internal', 'public'],
    },
  },
}

const onWarning = () => undefined

test('fuzz: clouds.yaml, secure.yaml and clouds-public.yaml', patience, async () => {
  const file = fc.oneof(
    damaged(clouds).map((value) => JSON.stringify(value)),
    damaged(clouds).map((value) => stringify(value)),
    hostileJson.map((value) => stringify({ clouds: value })),
    hostileText,
    fc.constantFrom(
      'a: &a [*a]',
      '<<: 1',
      '? [a]\n: b',
      '!!binary x',
      '!!js/function x',
      '%TAG ! x',
      '--- |\n',
    ),
  )
  await fc.assert(
    fc.asyncProperty(
      file,
      file,
      fc.constantFrom('one', '__proto__', 'constructor', undefined),
      async (a, b, name) => {
        const place = {
          env: { HOME: '/h', OS_CLOUD: 'one', OS_PROJECT_NAME: 'x' },
          cwd: '/w',
          readFile: (path: string) =>
            path.includes('clouds.yaml') ? a : path.endsWith('.yaml') ? b : undefined,
          onWarning,
        }
        await expectTyped(() => loadCloud(name, place))
        await expectTyped(() => createClientFromCloud(name, place).close())
        await expectTyped(() => createClientFromEnv(place).close())
      },
    ),
    settings,
  )
})

const variables = [
  'OS_AUTH_TYPE',
  'OS_AUTH_URL',
  'OS_USERNAME',
  'OS_PASSWORD',
  'OS_TOKEN',
  'OS_PROJECT_NAME',
  'OS_USER_DOMAIN_ID',
  'OS_CACERT',
  'OS_CERT',
  'OS_INSECURE',
  'OS_API_TIMEOUT',
  'OS_REGION_NAME',
  'OS_INTERFACE',
  'OS_AUTH_METHODS',
  'OS_MONITORING_API_VERSION',
  'MONASCA_API_URL',
  'OS___PROTO__',
  'OS_CONSTRUCTOR',
] as const

test('fuzz: environment variables', patience, async () => {
  const value = fc.oneof(
    hostileText,
    fc.constantFrom('v3password', 'password', 'token', 'v3totp', 'none', 'https://k/v3', 'true', '5', '2_0'),
  )
  const env = fc.dictionary(fc.constantFrom(...variables), value)
  await fc.assert(
    fc.asyncProperty(env, async (found) => {
      await expectTyped(() => readEnvironment(found, { onWarning }))
      await expectTyped(() => createClientFromEnv({ env: found, onWarning }).close())
    }),
    settings,
  )
})

test('fuzz: NO_PROXY and the addresses of proxies', patience, async () => {
  const part = fc.oneof(
    hostileText,
    fc.ipV4(),
    fc.ipV6(),
    fc.ipV4Extended(),
    fc.domain(),
    fc.tuple(fc.oneof(fc.ipV4(), fc.ipV6()), fc.nat(200)).map(([address, bits]) => `${address}/${bits}`),
    fc.tuple(fc.ipV6(), fc.nat(70_000)).map(([address, port]) => `[${address}]:${port}`),
    fc.constantFrom('*', '[', ']', '[]', '/', '::', ':', '.', '*.'),
  )
  const url = fc.oneof(
    fc.webUrl(),
    fc.ipV4().map((address) => `http://${address}`),
    fc.ipV6().map((address) => `http://[${address}]:81/`),
  )
  await fc.assert(
    fc.asyncProperty(url, fc.array(part), hostileText, async (address, list, proxy) => {
      // What the platform cannot parse never comes here.
      const parsed = URL.canParse(address) ? new URL(address) : new URL('http://h')
      await expectTyped(() => chooseProxy(parsed, { no_proxy: list.join(), http_proxy: proxy }))
    }),
    settings,
  )
})
