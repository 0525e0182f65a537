import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import type { CloudConfiguration } from './cloudConfiguration.js'
import { readEnvironment } from './environment.js'
import { type LoadCloudOptions, loadCloud, readCloud } from './loadCloud.js'

type Machine = Omit<LoadCloudOptions, 'readFile'> & { files: Record<string, string>; warnings?: string[] }

function load(name: string | undefined, machine: Machine): CloudConfiguration {
  const { files, warnings = [], ...options } = machine
  return loadCloud(name, {
    cwd: '/work',
    platform: 'linux',
    ...options,
    env: { HOME: '/home/me', ...options.env },
    readFile: (path) => files[path],
    onWarning: (message) => warnings.push(message),
  })
}

/** An entry with the values every test needs, and more lines. */
function cloud(name: string, ...lines: string[]): string {
  const entry = [`  ${name}:`, 'auth: {auth_url: https://k/v3, username: u, password: s3cret}', ...lines]
  return entry.join('\n    ')
}

const clouds = (...entries: string[]) => `clouds:\n${entries.join('\n')}\n`
const one = (...lines: string[]): Machine => ({
  files: { '/work/clouds.yaml': clouds(cloud('one', ...lines)) },
})

test('default: the only cloud is used', () => {
  expect(load(undefined, one())).toMatchObject({
    name: 'one',
    authType: 'password',
    authOptions: { authUrl: 'https://k/v3', username: 'u', password: 's3cret' },
    verify: true,
    regionNames: [],
  })
})

test('files: the first in order wins', () => {
  const order = [
    '/elsewhere/my.yaml',
    '/work/clouds.yaml',
    '/work/clouds.yml',
    '/work/clouds.json',
    '/home/me/.config/openstack/clouds.yaml',
    '/etc/xdg/openstack/clouds.yaml',
    '/etc/openstack/clouds.yaml',
    '/etc/openstack/clouds.json',
  ]
  const files = Object.fromEntries(order.map((path, index) => [path, clouds(cloud(`c${index}`))]))
  const env = { OS_CLIENT_CONFIG_FILE: '/elsewhere/my.yaml' }
  for (const [index, path] of order.entries()) {
    expect(load(undefined, { files, env }).name).toBe(`c${index}`)
    delete files[path]
  }
})

test('files: other systems have their own folders, and search the Linux ones too', () => {
  const text = clouds(cloud('one'))
  const at = (platform: string, path: string, env = {}) =>
    load('one', { platform, env, files: { [path]: text } }).name
  expect(at('darwin', '/home/me/Library/Application Support/openstack/clouds.yaml')).toBe('one')
  expect(at('darwin', '/home/me/.config/openstack/clouds.yaml')).toBe('one')
  expect(at('win32', 'C:/l/OpenStack/openstack/clouds.yaml', { LOCALAPPDATA: 'C:/l' })).toBe('one')
  expect(at('linux', '/xdg/openstack/clouds.yaml', { XDG_CONFIG_HOME: '/xdg' })).toBe('one')
  expect(at('linux', '/real/.config/openstack/clouds.yaml', { SNAP_REAL_HOME: '/real' })).toBe('one')
})

test('files: warns about a configured file that is missing, and continues the search', () => {
  const warnings: string[] = []
  expect(load('one', { ...one(), env: { OS_CLIENT_CONFIG_FILE: '/gone.yaml' }, warnings }).name).toBe('one')
  expect(warnings).toEqual([
    'OS_CLIENT_CONFIG_FILE names a file that cannot be read: /gone.yaml. Looking in the usual places.',
  ])
})

test('secure.yaml: is merged over the entry, from its own location', () => {
  const files = {
    '/work/clouds.yaml': 'clouds:\n  my-cloud:\n    auth: {auth_url: https://k/v3, username: u}\n',
    '/etc/openstack/secure.yaml':
      'clouds:\n  my-cloud:\n    auth:\n      password: s3cret\n      username: other\n',
    '/other.yaml': 'clouds: {my-cloud: {auth: {password: third}}}',
  }
  expect(load('my-cloud', { files }).authOptions).toEqual({
    authUrl: 'https://k/v3',
    username: 'other',
    password: 's3cret',
  })
  expect(
    load('my-cloud', { files, env: { OS_CLIENT_SECURE_FILE: '/other.yaml' } }).authOptions,
  ).toMatchObject({
    username: 'u',
    password: 'third',
  })
})

const two: Machine = { files: { '/work/clouds.yaml': clouds(cloud('one'), cloud('two')) } }

test('choice: the argument, OS_CLOUD, the variables, the only one', () => {
  const env = { OS_CLOUD: 'two', OS_USERNAME: 'me' }
  expect(load('one', { ...two, env }).name).toBe('one')
  expect(load(undefined, { ...two, env }).name).toBe('two')
  expect(load(undefined, { ...two, env: { OS_USERNAME: 'me' } })).toMatchObject({
    name: 'envvars',
    authOptions: { username: 'me' },
  })
  expect(load('mine', { ...two, env: { OS_USERNAME: 'me', OS_CLOUD_NAME: 'mine' } }).name).toBe('mine')
  expect(
    load(undefined, { ...one(), env: { OS_REGION_NAME: 'x', OS_LOGIN: 'x', OS_STDOUT_CAPTURE: '1' } }).name,
  ).toBe('one')
})

test('behavior: variables do not override a cloud of the file', () => {
  expect(load('one', { ...two, env: { OS_USERNAME: 'me' } }).authOptions).toMatchObject({ username: 'u' })
})

test.each<[string, string | undefined, Machine, string]>([
  ['an unknown cloud', 'three', two, '`cloud` is unknown: "three".\nClouds in /work/clouds.yaml: one, two.'],
  [
    'a member of Object.prototype',
    'toString',
    two,
    '`cloud` is unknown: "toString".\nClouds in /work/clouds.yaml: one, two.',
  ],
  [
    'several clouds',
    undefined,
    two,
    '`cloud` is missing, and there are several.\nClouds in /work/clouds.yaml: one, two.',
  ],
  [
    'no file',
    undefined,
    { files: {} },
    '`cloud` is missing.\nNo file: looked for /work/clouds.yaml, /home/me/.config/openstack/clouds.yaml, /etc/xdg/openstack/clouds.yaml, /etc/openstack/clouds.yaml.',
  ],
  [
    'an empty file',
    'x',
    { files: { '/work/clouds.yaml': '' } },
    '`cloud` is unknown: "x".\nClouds in /work/clouds.yaml: (none).',
  ],
])('error: %s', (_, name, machine, message) => {
  expect(() => load(name, machine)).toThrow(
    expect.objectContaining({ name: 'InvalidParameterError', message }),
  )
})

test('error: a cloud of the file has the name of the environment’s cloud', () => {
  const files = { '/work/clouds.yaml': clouds(cloud('envvars')) }
  expect(load(undefined, { files }).name).toBe('envvars')
  expect(() => load(undefined, { files, env: { OS_USERNAME: 'u' } })).toThrow(
    /^`OS_CLOUD_NAME` gives the cloud/,
  )
})

test.each<[string, string[], string]>([
  ['absent', [], 'password'],
  ['named', ['auth_type: v3password'], 'v3password'],
  ['by its old name', ['auth_plugin: v3password'], 'v3password'],
  ['with a hyphen', ['auth-type: v3password'], 'v3password'],
  ['null', ['auth_type: null'], 'none'],
  ['empty', ["auth_type: ''"], 'none'],
  ['None', ['auth_type: None'], 'none'],
  ['token_endpoint', ['auth_type: token_endpoint'], 'admin_token'],
])('auth_type: %s', (_, lines, authType) => {
  expect(load('one', one(...lines)).authType).toBe(authType)
})

test('auth: values beside `auth` win, tenants are projects, one domain applies to both', () => {
  const { authOptions } = load('one', one('username: other', 'tenant_name: p', 'domain_id: d'))
  expect(authOptions).toEqual({
    authUrl: 'https://k/v3',
    username: 'other',
    password: 's3cret',
    projectName: 'p',
    userDomainId: 'd',
    projectDomainId: 'd',
  })
})

test('auth: projects are tenants for v2', () => {
  const machine = one('auth_type: v2password', 'project_name: p', 'project-id: i')
  expect(load('one', machine).authOptions).toEqual({
    authUrl: 'https://k/v3',
    username: 'u',
    password: 's3cret',
    tenantName: 'p',
    tenantId: 'i',
  })
})

test('auth: a list of methods, and passwords that look like numbers', () => {
  const text =
    'clouds: {one: {auth_type: v3multifactor, auth_methods: [v3password, v3totp], auth: {password: 007}}}'
  expect(load('one', { files: { '/work/clouds.yaml': text } }).authOptions).toEqual({
    authMethods: ['v3password', 'v3totp'],
    password: '007',
  })
})

test('auth: warns about an unused option, without its value', () => {
  const warnings: string[] = []
  const text = 'clouds: {one: {auth: {passwrod: s3cret}}}'
  load('one', { files: { '/work/clouds.yaml': text }, warnings })
  expect(warnings).toEqual(['`auth.passwrod` of cloud "one" has no effect: `password` has no such option.'])
})

test('regions: uses the first, or the requested one with its overrides', () => {
  const machine = one(
    'regions:',
    '- west',
    '- name: east',
    '  values: {monitoring_endpoint_override: "https://east/v2.0", auth: {auth_url: "https://east/v3"}, api-timeout: 5}',
  )
  expect(load('one', machine)).toMatchObject({
    regionName: 'west',
    regionNames: ['west', 'east'],
    endpoint: undefined,
  })
  expect(load('one', { ...machine, regionName: 'east' })).toMatchObject({
    regionName: 'east',
    endpoint: 'https://east/v2.0',
    authOptions: { authUrl: 'https://east/v3', username: 'u' },
    timeout: 5000,
  })
  expect(() => load('one', { ...machine, regionName: 'West' })).toThrow(
    '`regionName` is none of cloud "one": "West".\nRegions: west, east.',
  )
})

test('regions: `region_name` lists one or several; any is accepted if none is listed', () => {
  expect(load('one', one('region_name: west')).regionNames).toEqual(['west'])
  expect(load('one', { ...one('region_name: west, east'), regionName: 'east' })).toMatchObject({
    regionName: 'east',
  })
  expect(() => load('one', { ...one('region_name: west'), regionName: 'east' })).toThrow(/Regions: west\.$/)
  expect(load('one', { ...one(), regionName: 'any' }).regionName).toBe('any')
})

test('regions: the name is inserted into URLs', () => {
  const text =
    'clouds: {one: {region_name: west, monitoring_endpoint_override: "https://m.{region_name}/v2.0", auth: {auth_url: "https://{region_name}.k/v3", password: "{region_name}"}}}'
  expect(load('one', { files: { '/work/clouds.yaml': text } })).toMatchObject({
    endpoint: 'https://m.west/v2.0',
    authOptions: { authUrl: 'https://west.k/v3', password: '{region_name}' },
  })
})

test('profile: the entry overrides its provider profile', () => {
  const profiles =
    'public-clouds: {vendor: {auth: {auth_url: "https://vendor/v3", user-domain-name: D}, regions: [a, b], interface: internal}}'
  const text = 'clouds: {one: {profile: vendor, interface: public, auth: {username: u, password: s3cret}}}'
  const files = { '/work/clouds.yaml': text, '/etc/openstack/clouds-public.yaml': profiles }
  expect(load('one', { files })).toMatchObject({
    regionName: 'a',
    regionNames: ['a', 'b'],
    interface: 'public',
    authOptions: { authUrl: 'https://vendor/v3', username: 'u', userDomainName: 'D' },
  })
  const own = {
    ...files,
    '/work/clouds.yaml': text.replace('profile: vendor', 'profile: vendor, region_name: b'),
  }
  expect(load('one', { files: own }).regionNames).toEqual(['b'])
})

test('profile: warns about an unknown profile, and about the old key', () => {
  const warnings: string[] = []
  load('one', { ...one('cloud: vendor'), warnings })
  expect(warnings).toEqual([
    '`cloud` in the entry of cloud "one" is deprecated: use `profile`.',
    'The profile "vendor" of cloud "one" is unknown: there is no clouds-public.yaml.',
  ])
})

test('connections: reads CA, certificate and timeout', () => {
  const machine = one('cacert: ~/ca.pem', 'cert: ~/c.pem', 'key: /k.pem', 'api_timeout: 12')
  expect(load('one', machine)).toMatchObject({
    verify: '/home/me/ca.pem',
    cert: '/home/me/c.pem',
    key: '/k.pem',
    timeout: 12_000,
  })
  for (const line of ['verify: false', 'verify: no', 'insecure: true', 'insecure: yes']) {
    expect(load('one', one(line)).verify).toBe(false)
  }
  expect(load('one', one('verify: true', 'insecure: true')).verify).toBe(true)
})

test('service: reads the keys of Monasca', () => {
  const machine = one(
    'interface: public',
    'monitoring_interface: [internal, public]',
    'monitoring_endpoint_override: https://m/v2.0',
    'monitoring_service_type: mon',
    'monitoring_service_name: monasca',
    "monitoring_api_version: '2.0'",
    'monitoring_region_name: elsewhere',
  )
  expect(load('one', machine)).toMatchObject({
    interface: ['internal', 'public'],
    endpoint: 'https://m/v2.0',
    serviceType: 'mon',
    serviceName: 'monasca',
    regionName: 'elsewhere',
  })
  expect(load('one', one('monitoring_endpoint_type: adminURL')).interface).toBe('adminURL')
})

test.each([
  ['auth: {password: [s3cret]}', '`auth.password` is not a string.'],
  ['auth: {auth_url: {s3cret: 1}}', '`auth.auth_url` is not a string.'],
  ['verify: s3cret', '`verify` is neither true nor false.'],
  ['api_timeout: s3cret', '`api_timeout` is not a positive number of seconds.'],
  ['regions: [[s3cret]]', '`regions` has an element that is neither a name nor a mapping with `name`.'],
  ['interface: [{s3cret: 1}]', '`interface` is not a list of strings.'],
  ['cacert: [s3cret]', '`cacert` is not a string.'],
])('error: %s', (line, message) => {
  const text = `clouds: {one: {${line}}}`
  let error: unknown
  try {
    load('one', { files: { '/work/clouds.yaml': text } })
  } catch (caught) {
    error = caught
  }
  expect(error).toMatchObject({ name: 'InvalidParameterError', shortMessage: message })
  expect(inspect(error, { depth: 9 })).not.toContain('s3cret')
})

test('error: an invalid file is named', () => {
  const files = { '/work/clouds.yaml': clouds(cloud('one')), '/work/secure.yml': 'clouds:\n\tone: s3cret\n' }
  expect(() => load('one', { files })).toThrow(
    expect.objectContaining({ name: 'CloudsFileError', file: '/work/secure.yml', line: 2, column: 1 }),
  )
})

test('behavior: entries cannot reach the prototype of objects', () => {
  const text =
    'clouds: {one: {auth: {__proto__: {polluted: yes}, auth_url: "https://k"}, __proto__: {polluted: yes}}}'
  expect(load('one', { files: { '/work/clouds.yaml': text } }).authOptions).toEqual({ authUrl: 'https://k' })
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})

test('B6: Monasca’s URL may be in `monitoring_endpoint`, after `monitoring_endpoint_override`', () => {
  const both = one('monitoring_endpoint: https://a/v2.0', 'monitoring_endpoint_override: https://b/v2.0')
  expect(load('one', both).endpoint).toBe('https://b/v2.0')
  expect(load('one', one('monitoring_endpoint: https://{region_name}/v2.0', 'region_name: r')).endpoint).toBe(
    'https://r/v2.0',
  )
  expect(
    load('one', one('monitoring-endpoint: https://a/v2.0', 'endpoint_override: https://c')).endpoint,
  ).toBe('https://a/v2.0')
  const env = { OS_MONITORING_ENDPOINT: 'https://a/v2.0', OS_AUTH_URL: 'https://k/v3', OS_USERNAME: 'u' }
  expect(readEnvironment(env).endpoint).toBe('https://a/v2.0')
})

test.each([
  ['OS_PROJECT_NAME', 'auth.project_id', '{project_id: p}', { OS_PROJECT_NAME: 'other' }],
  ['OS_TENANT_NAME', 'auth.project_id', '{project_id: p}', { OS_TENANT_NAME: 'other' }],
  ['OS_USERNAME', 'auth.user_id', '{user_id: u}', { OS_USERNAME: 'other' }],
  ['OS_USER_DOMAIN_NAME', 'auth.user_domain_id', '{user_domain_id: d}', { OS_USER_DOMAIN_NAME: 'other' }],
  ['OS_PROJECT_DOMAIN_NAME', 'auth.project_id', '{project_id: p}', { OS_PROJECT_DOMAIN_NAME: 'other' }],
  ['OS_DOMAIN_NAME', 'auth.domain_id', '{domain_id: d}', { OS_DOMAIN_NAME: 'other' }],
  [
    'OS_APPLICATION_CREDENTIAL_NAME',
    'auth.application_credential_id',
    '{application_credential_id: i}',
    { OS_APPLICATION_CREDENTIAL_NAME: 'other' },
  ],
  [
    'OS_MONITORING_ENDPOINT',
    'monitoring_endpoint_override',
    '{}, monitoring_endpoint_override: https://m',
    { OS_MONITORING_ENDPOINT: 'other' },
  ],
  ['OS_INTERFACE', 'monitoring_interface', '{}, monitoring_interface: internal', { OS_INTERFACE: 'other' }],
])('B6: warns that %s over %s of the cloud has no effect', (name, id, auth, env) => {
  const warnings: string[] = []
  readCloud(
    undefined,
    {
      env: { OS_CLOUD: 'one', HOME: '/home/me', ...env },
      cwd: '/work',
      readFile: (path) => (path === '/work/clouds.yaml' ? `clouds: {one: {auth: ${auth}}}` : undefined),
      onWarning: (message) => warnings.push(message),
    },
    true,
  )
  expect(warnings).toContain(
    `\`${name}\` has no effect: cloud "one" also has \`${id}\`, which takes precedence.`,
  )
})

test('B6: no warning if the id is beside the name, or above it', () => {
  const warnings: string[] = []
  const files = {
    '/work/clouds.yaml': 'clouds: {one: {project_name: a, auth: {project_id: b}}}',
  }
  load('one', { files, warnings })
  const env = { OS_CLOUD: 'one', OS_PROJECT_NAME: 'c', OS_PROJECT_ID: 'd' }
  const readFile = (path: string) => files[path as keyof typeof files]
  readCloud(undefined, { env, cwd: '/work', readFile, onWarning: (message) => warnings.push(message) }, true)
  expect(warnings.filter((message) => message.includes('comes first'))).toEqual([])
})

test('B6: warns about a name of an entry over an id of its profile', () => {
  const warnings: string[] = []
  const files = {
    '/work/clouds.yaml': 'clouds: {one: {profile: p, auth: {project_name: a}}}',
    '/work/clouds-public.yaml': 'public-clouds: {p: {auth: {project_id: b}}}',
  }
  load('one', { files, warnings })
  expect(warnings).toContain(
    '`auth.project_name` has no effect: cloud "one" also has `auth.project_id`, which takes precedence.',
  )
})
