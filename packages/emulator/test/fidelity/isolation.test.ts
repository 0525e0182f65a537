import { expect, onTestFinished, test } from 'vitest'
import { createEmulator, defaultSeed } from '../../src/index.js'

const url = 'http://cloud.test:8070'

// biome-ignore lint/suspicious/noExplicitAny: tests look at answers of many shapes, and state them
type Answer = { status: number; token: string; text: string; body: any }

/** A project with every kind of resource, and another one whose user must not see any of it. */
async function start() {
  const emulator = createEmulator({
    oidc: false,
    seed: {
      ...defaultSeed,
      projects: [...defaultSeed.projects, { name: 'rival' }],
      users: [
        ...defaultSeed.users,
        { name: 'eve', password: 'password', projectRoles: { rival: ['monasca-user'] } },
      ],
    },
  })
  onTestFinished(emulator.close)
  const send = async (method: string, path: string, token = '', body?: unknown): Promise<Answer> => {
    const response = await emulator.fetch(url + path, {
      method,
      headers: { 'Content-Type': 'application/json', 'X-Auth-Token': token },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      token: response.headers.get('X-Subject-Token') ?? '',
      text,
      body: text.startsWith('{') ? JSON.parse(text) : undefined,
    }
  }
  const signIn = async (name: string, password: string, project: string) => {
    const domain = { id: 'default' }
    const identity = { methods: ['password'], password: { user: { name, domain, password } } }
    const auth = { identity, scope: { project: { name: project, domain } } }
    return send('POST', '/identity/v3/auth/tokens', '', { auth })
  }
  const owner = await signIn('mini-mon', 'password', 'mini-mon')
  const make = async (path: string, body: unknown) => (await send('POST', path, owner.token, body)).body
  const metric = {
    name: 'secret.metric',
    dimensions: { 'secret-key': 'secret-value' },
    timestamp: Date.now(),
    value: 9,
  }
  const method = await make('/v2.0/notification-methods', {
    name: 'secret',
    type: 'EMAIL',
    address: 'secret@x.test',
  })
  const definition = await make('/v2.0/alarm-definitions', {
    name: 'secret',
    expression: 'max(secret.metric) > 1',
    alarm_actions: [method.id],
  })
  await make('/v2.0/metrics', metric)
  const alarms = (await send('GET', '/v2.0/alarms', owner.token)).body.elements
  const userId = owner.body.token.user.id
  const credential = (
    await make(`/identity/v3/users/${userId}/application_credentials`, {
      application_credential: {
        name: 'secret-robot',
        access_rules: [{ service: 'monitoring', path: '/**', method: 'GET' }],
      },
    })
  ).application_credential
  const secret = (
    await make('/identity/v3/credentials', {
      credential: { type: 'totp', blob: 'NVXW4YLTMNQS2ZLN', user_id: userId },
    })
  ).credential
  const eve = await signIn('eve', 'password', 'rival')
  return {
    send,
    owner,
    eve,
    ids: {
      method: method.id,
      definition: definition.id,
      alarm: alarms[0].id,
      user: userId,
      project: owner.body.token.project.id,
      role: owner.body.token.roles[0].id,
      credential: credential.id,
      rule: credential.access_rules[0].id,
      totp: secret.id,
    },
  }
}

const range = 'name=secret.metric&start_time=2020-01-01&statistics=max&group_by=*'

/** Every route of Monasca, with ids of the other project; and the allowed replies. */
const monascaRoutes = (ids: Record<string, string>): [string, string, number[], unknown?][] => {
  const definition = { name: 'mine', expression: 'max(secret.metric) > 1' }
  const whole = { ...definition, description: '', match_by: [], severity: 'LOW', actions_enabled: true }
  const none = { alarm_actions: [], ok_actions: [], undetermined_actions: [] }
  const mail = { name: 'mine', type: 'EMAIL', address: 'a@b', period: 0 }
  const alarm = { state: 'OK', lifecycle_state: 'x', link: 'y' }
  return [
    ['GET', '/', [200]],
    ['GET', '/v2.0', [200]],
    ['GET', '/healthcheck', [200]],
    ...['', `&tenant_id=${ids['project']}`].flatMap((tenant): [string, string, number[]][] => [
      ['GET', `/v2.0/metrics?x=y${tenant}`, [200]],
      ['GET', `/v2.0/metrics/names?x=y${tenant}`, [200]],
      ['GET', `/v2.0/metrics/measurements?${range}${tenant}`, [200]],
      ['GET', `/v2.0/metrics/statistics?${range}${tenant}`, [200]],
      ['GET', `/v2.0/metrics/dimensions/names?x=y${tenant}`, [200]],
      ['GET', `/v2.0/metrics/dimensions/names/values?dimension_name=secret-key${tenant}`, [200]],
    ]),
    ['GET', '/v2.0/notification-methods', [200]],
    ['GET', '/v2.0/notification-methods/types', [200]],
    ['GET', `/v2.0/notification-methods/${ids['method']}`, [404]],
    ['PUT', `/v2.0/notification-methods/${ids['method']}`, [404], mail],
    ['PATCH', `/v2.0/notification-methods/${ids['method']}`, [404], { name: 'mine' }],
    ['DELETE', `/v2.0/notification-methods/${ids['method']}`, [404]],
    ['GET', '/v2.0/alarm-definitions', [200]],
    ['GET', '/v2.0/alarm-definitions?name=secret', [200]],
    ['POST', '/v2.0/alarm-definitions', [422], { ...definition, alarm_actions: [ids['method']] }],
    ['GET', `/v2.0/alarm-definitions/${ids['definition']}`, [404]],
    ['PUT', `/v2.0/alarm-definitions/${ids['definition']}`, [404], { ...whole, ...none }],
    ['PATCH', `/v2.0/alarm-definitions/${ids['definition']}`, [404], { name: 'mine' }],
    ['DELETE', `/v2.0/alarm-definitions/${ids['definition']}`, [404]],
    ['GET', '/v2.0/alarms', [200]],
    ['GET', `/v2.0/alarms?alarm_definition_id=${ids['definition']}`, [200]],
    ['GET', '/v2.0/alarms/count?group_by=metric_name,dimension_value', [200]],
    ['GET', '/v2.0/alarms/state-history', [200]],
    ['GET', `/v2.0/alarms/${ids['alarm']}`, [404]],
    ['PUT', `/v2.0/alarms/${ids['alarm']}`, [404], alarm],
    ['PATCH', `/v2.0/alarms/${ids['alarm']}`, [404], { state: 'OK' }],
    ['DELETE', `/v2.0/alarms/${ids['alarm']}`, [404]],
    ['GET', `/v2.0/alarms/${ids['alarm']}/state-history`, [200]],
  ]
}

/** Every route of Keystone that refers to a resource. */
const keystoneRoutes = (ids: Record<string, string>): [string, string, number[], unknown?][] => {
  const user = `/identity/v3/users/${ids['user']}`
  const kinds = ['domain', 'project', 'user', 'group', 'role', 'service', 'endpoint']
  const grants = [
    `/identity/v3/projects/${ids['project']}/users/${ids['user']}/roles`,
    `/identity/v3/domains/default/users/${ids['user']}/roles`,
    `/identity/v3/system/users/${ids['user']}/roles`,
    `/identity/v3/projects/${ids['project']}/groups/any/roles`,
    `/identity/v3/domains/default/groups/any/roles`,
    `/identity/v3/system/groups/any/roles`,
  ]
  const federation = '/identity/v3/OS-FEDERATION'
  return [
    ...kinds.flatMap((kind): [string, string, number[], unknown?][] => [
      ['GET', `/identity/v3/${kind}s`, [403]],
      ['POST', `/identity/v3/${kind}s`, [403], { [kind]: { name: 'mine' } }],
      ['GET', `/identity/v3/${kind}s/${ids[kind] ?? 'any'}`, [403]],
      ['PATCH', `/identity/v3/${kind}s/${ids[kind] ?? 'any'}`, [403], { [kind]: { name: 'mine' } }],
      ['DELETE', `/identity/v3/${kind}s/${ids[kind] ?? 'any'}`, [403]],
    ]),
    ['POST', '/identity/v3/regions', [403], { region: { id: 'mine' } }],
    ['PATCH', '/identity/v3/regions/RegionOne', [403], { region: { description: 'mine' } }],
    ['DELETE', '/identity/v3/regions/RegionOne', [403]],
    ...grants.flatMap((path): [string, string, number[]][] => [
      ['GET', path, [403]],
      ...['PUT', 'HEAD', 'GET', 'DELETE'].map((method): [string, string, number[]] => [
        method,
        `${path}/${ids['role']}`,
        [403],
      ]),
    ]),
    ['GET', '/identity/v3/role_assignments', [403]],
    ['GET', `${user}/projects`, [403]],
    ['GET', `${user}/groups`, [403]],
    ['POST', `${user}/password`, [401], { user: { password: 'mine', original_password: 'guess' } }],
    ['GET', '/identity/v3/groups/any/users', [403]],
    ['PUT', `/identity/v3/groups/any/users/${ids['user']}`, [403]],
    ['DELETE', `/identity/v3/groups/any/users/${ids['user']}`, [403]],
    ['GET', `${user}/application_credentials`, [403]],
    ['POST', `${user}/application_credentials`, [403], { application_credential: { name: 'mine' } }],
    ['GET', `${user}/application_credentials/${ids['credential']}`, [403]],
    ['DELETE', `${user}/application_credentials/${ids['credential']}`, [403]],
    ['GET', `${user}/access_rules`, [403]],
    ['GET', `${user}/access_rules/${ids['rule']}`, [403]],
    ['DELETE', `${user}/access_rules/${ids['rule']}`, [403]],
    ['GET', '/identity/v3/credentials', [200]],
    ['GET', `/identity/v3/credentials?user_id=${ids['user']}`, [200]],
    ['GET', `/identity/v3/credentials/${ids['totp']}`, [403]],
    ['PATCH', `/identity/v3/credentials/${ids['totp']}`, [403], { credential: { blob: 'x' } }],
    ['DELETE', `/identity/v3/credentials/${ids['totp']}`, [403]],
    ['GET', `/identity/v3/OS-TRUST/trusts?trustor_user_id=${ids['user']}`, [403]],
    ['GET', `${federation}/identity_providers`, [403]],
    ['GET', `${federation}/identity_providers/emulator`, [403]],
    ['PUT', `${federation}/identity_providers/mine`, [403], { identity_provider: {} }],
    ['PATCH', `${federation}/identity_providers/emulator`, [403], { identity_provider: { enabled: false } }],
    ['DELETE', `${federation}/identity_providers/emulator`, [403]],
    ['GET', `${federation}/identity_providers/emulator/protocols`, [403]],
    [
      'PUT',
      `${federation}/identity_providers/emulator/protocols/x`,
      [403],
      { protocol: { mapping_id: 'emulator' } },
    ],
    ['DELETE', `${federation}/identity_providers/emulator/protocols/openid`, [403]],
    ['GET', `${federation}/mappings`, [403]],
    ['PUT', `${federation}/mappings/mine`, [403], { mapping: { rules: [] } }],
    ['DELETE', `${federation}/mappings/emulator`, [403]],
    ['GET', '/identity/v3/auth/projects', [200]],
    ['GET', '/identity/v3/auth/domains', [200]],
    ['GET', '/identity/v3/auth/system', [200]],
    ['GET', '/identity/v3/auth/catalog', [200]],
    ['GET', '/identity/v2.0/tenants', [200]],
  ]
}

test('behavior: users of another project cannot read or change anything, on any route', async () => {
  const { send, owner, eve, ids } = await start()
  const watched = [
    '/v2.0/metrics',
    `/v2.0/metrics/measurements?${range}`,
    '/v2.0/notification-methods',
    '/v2.0/alarm-definitions',
    '/v2.0/alarms',
    '/v2.0/alarms/state-history',
    '/identity/v3/auth/projects',
    `/identity/v3/users/${ids.user}/application_credentials`,
    '/identity/v3/credentials',
  ]
  const look = () => Promise.all(watched.map(async (path) => (await send('GET', path, owner.token)).body))
  const before = await look()
  expect(JSON.stringify(before)).toContain('secret')
  for (const [method, path, statuses, body] of [...monascaRoutes(ids), ...keystoneRoutes(ids)]) {
    const { status, text } = await send(method, path, eve.token, body)
    expect([method, path, status]).toEqual([method, path, statuses.includes(status) ? status : statuses])
    // The reply contains nothing of the other project except what the request contained.
    const remaining = text.replaceAll(JSON.stringify(url + path).slice(1, -1), '')
    expect([
      method,
      path,
      /secret|mini-mon/.test(remaining.replaceAll(/secret\.metric|secret-key/g, '')),
    ]).toEqual([method, path, false])
    if (status === 200 && path.startsWith('/v2.0/')) {
      expect([path, /"elements":\[\{"(id|name|dim)/.test(text)]).toEqual([path, false])
    }
  }
  expect(await look()).toEqual(before)
})

test('behavior: writes of another project with the same names affect only that project', async () => {
  const { send, owner, eve, ids } = await start()
  const metric = {
    name: 'secret.metric',
    dimensions: { 'secret-key': 'secret-value' },
    timestamp: Date.now(),
    value: 1,
  }
  expect((await send('POST', `/v2.0/metrics?tenant_id=${ids.project}`, eve.token, metric)).status).toBe(204)
  const mine = await send('GET', `/v2.0/metrics/measurements?${range}`, eve.token)
  expect(mine.body.elements[0].measurements.map(([, value]: [string, number]) => value)).toEqual([1])
  const theirs = await send('GET', `/v2.0/metrics/measurements?${range}`, owner.token)
  expect(theirs.body.elements[0].measurements.map(([, value]: [string, number]) => value)).toEqual([9])
  const same = { name: 'secret', type: 'EMAIL', address: 'eve@x.test' }
  expect((await send('POST', '/v2.0/notification-methods', eve.token, same)).status).toBe(201)
})
