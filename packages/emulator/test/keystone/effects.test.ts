import { expect, test } from 'vitest'
import { createEmulator, type Emulator } from '../../src/index.js'

const url = 'http://cloud.test:8070'
const v3 = `${url}/identity/v3`

// biome-ignore lint/suspicious/noExplicitAny: tests look at answers of many shapes, and state them
type Answer = { status: number; token: string; body: any }

/** An emulator, and requests to it by an administrator. */
function start(emulator: Emulator = createEmulator()) {
  const ask = async (method: string, address: string, token = '', body?: unknown): Promise<Answer> => {
    const response = await emulator.fetch(address, {
      method,
      headers: { 'Content-Type': 'application/json', ...(token && { 'X-Auth-Token': token }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      token: response.headers.get('X-Subject-Token') ?? '',
      body: text ? JSON.parse(text) : undefined,
    }
  }
  const signIn = (name: string, password: string, project?: string, domain = 'default') => {
    const user = { name, domain: { id: domain }, password }
    const scope = project && { project: { name: project, domain: { id: domain } } }
    const identity = { methods: ['password'], password: { user } }
    return ask('POST', `${v3}/auth/tokens`, '', { auth: { identity, ...(scope && { scope }) } })
  }
  const admin = async () => (await signIn('admin', 'secret', 'admin')).token
  /** Creates a resource and returns its id. */
  const make = async (kind: string, properties: Readonly<Record<string, unknown>>): Promise<string> =>
    (await ask('POST', `${v3}/${kind}s`, await admin(), { [kind]: properties })).body[kind].id
  const roleId = async (name: string): Promise<string> =>
    (await ask('GET', `${v3}/roles?name=${name}`, await admin())).body.roles[0].id
  const change = async (method: string, path: string, body?: unknown) =>
    (await ask(method, `${v3}/${path}`, await admin(), body)).status
  const monasca = async (method: string, token: string) => {
    const metric = { name: 'room.temp_c', timestamp: 1_767_225_600_000, value: 21 }
    return (await ask(method, `${url}/v2.0/metrics`, token, method === 'POST' ? metric : undefined)).status
  }
  return { ask, signIn, admin, make, roleId, change, monasca }
}

async function startWithTenant() {
  const cloud = start()
  const domain = await cloud.make('domain', { name: 'tenants' })
  const project = await cloud.make('project', { name: 'shop', domain_id: domain })
  const user = await cloud.make('user', { name: 'sam', password: 'first', domain_id: domain })
  const role = await cloud.roleId('monasca-user')
  const signIn = (password = 'first', scope: string | undefined = 'shop') =>
    cloud.signIn('sam', password, scope, domain)
  return { ...cloud, domain, project, user, role, signIn }
}

test('default: a new tenant signs in, and Monasca applies the role at once', async () => {
  const { change, signIn, monasca, project, user, role, roleId } = await startWithTenant()
  expect((await signIn()).status).toBe(401)
  const path = `projects/${project}/users/${user}/roles`
  expect(await change('PUT', `${path}/${await roleId('monasca-read-only-user')}`)).toBe(204)
  const { token, body } = await signIn()
  expect(body.token).toMatchObject({ user: { name: 'sam' }, project: { name: 'shop' } })
  expect([await monasca('GET', token), await monasca('POST', token)]).toEqual([200, 401])
  // The existing token has the new role, and loses it again.
  expect(await change('PUT', `${path}/${role}`)).toBe(204)
  expect(await monasca('POST', token)).toBe(204)
  expect(await change('DELETE', `${path}/${role}`)).toBe(204)
  expect([await monasca('GET', token), await monasca('POST', token)]).toEqual([200, 401])
})

test('behavior: members of a group have its roles while they are members', async () => {
  const { change, make, signIn, monasca, ask, domain, project, user, role } = await startWithTenant()
  const group = await make('group', { name: 'clerks', domain_id: domain })
  expect(await change('PUT', `projects/${project}/groups/${group}/roles/${role}`)).toBe(204)
  expect((await signIn()).status).toBe(401)
  expect(await change('PUT', `groups/${group}/users/${user}`)).toBe(204)
  const { token } = await signIn()
  expect(await monasca('POST', token)).toBe(204)
  const { body } = await ask('GET', `${v3}/auth/projects`, token)
  expect(body.projects.map(({ name }: { name: string }) => name)).toEqual(['shop'])
  expect(await change('DELETE', `groups/${group}/users/${user}`)).toBe(204)
  expect(await monasca('GET', token)).toBe(401)
})

test('behavior: a new password, and disabling the user, revoke all tokens', async () => {
  const { change, signIn, monasca, ask, project, user, role } = await startWithTenant()
  await change('PUT', `projects/${project}/users/${user}/roles/${role}`)
  const first = await signIn()
  expect(await monasca('GET', first.token)).toBe(200)
  const body = { user: { original_password: 'first', password: 'second' } }
  expect((await ask('POST', `${v3}/users/${user}/password`, first.token, body)).status).toBe(204)
  expect([(await signIn()).status, await monasca('GET', first.token)]).toEqual([401, 401])
  const second = await signIn('second')
  expect(await monasca('GET', second.token)).toBe(200)
  expect(await change('PATCH', `users/${user}`, { user: { password: 'third' } })).toBe(200)
  expect([(await signIn('second')).status, await monasca('GET', second.token)]).toEqual([401, 401])
  const third = await signIn('third')
  expect(await change('PATCH', `users/${user}`, { user: { enabled: false } })).toBe(200)
  expect([(await signIn('third')).status, await monasca('GET', third.token)]).toEqual([401, 401])
  expect(await change('PATCH', `users/${user}`, { user: { enabled: true } })).toBe(200)
  expect([(await signIn('third')).status, await monasca('GET', third.token)]).toEqual([201, 401])
})

test.each(['project', 'domain'] as const)(
  'behavior: a disabled %s prevents sign-in, a deleted one is unknown',
  async (kind) => {
    const cloud = await startWithTenant()
    const { change, signIn, monasca, ask, make, user, role, project } = cloud
    await change('PUT', `projects/${project}/users/${user}/roles/${role}`)
    const { token } = await signIn()
    const path = `${kind}s/${cloud[kind]}`
    expect(await change('PATCH', path, { [kind]: { enabled: false } })).toBe(200)
    expect([(await signIn()).status, await monasca('GET', token)]).toEqual([401, 401])
    // Unlike those of a user, tokens are valid again after it is re-enabled, as in the real service.
    expect(await change('PATCH', path, { [kind]: { enabled: true } })).toBe(200)
    expect([(await signIn()).status, await monasca('GET', token)]).toEqual([201, 200])
    expect(await change('PATCH', path, { [kind]: { enabled: false } })).toBe(200)
    expect(await change('DELETE', path)).toBe(204)
    // Nothing remains of it that a new one would inherit.
    const { body } = await ask('GET', `${v3}/role_assignments?user.id=${user}`, await cloud.admin())
    expect(body.role_assignments).toEqual([])
    expect(await make('domain', { name: kind === 'domain' ? 'tenants' : 'others' })).toMatch(/^[0-9a-f]{32}$/)
  },
)

test('behavior: the catalog contains a service that an administrator added', async () => {
  const { make, signIn, change, project, user, role } = await startWithTenant()
  await change('PUT', `projects/${project}/users/${user}/roles/${role}`)
  const service = await make('service', { type: 'weather', name: 'wind' })
  const address = 'http://wind.test/$(project_id)s'
  const endpoint = await make('endpoint', {
    service_id: service,
    interface: 'public',
    url: address,
    region: 'North',
  })
  const listed = async () =>
    (await signIn()).body.token.catalog.find(({ type }: { type: string }) => type === 'weather')
  expect(await listed()).toEqual({
    id: service,
    type: 'weather',
    name: 'wind',
    endpoints: [
      {
        id: endpoint,
        interface: 'public',
        region: 'North',
        region_id: 'North',
        url: `http://wind.test/${project}`,
      },
    ],
  })
  await change('PATCH', `services/${service}`, { service: { enabled: false } })
  expect(await listed()).toBeUndefined()
})

test('behavior: a reader of the system can read everything and change nothing', async () => {
  const { ask, signIn, change, make, user, domain } = await startWithTenant()
  const reader = await make('role', { name: 'reader' })
  await change('PUT', `system/users/${user}/roles/${reader}`)
  const { token: unscoped } = await signIn('first', '')
  const identity = { methods: ['token'], token: { id: unscoped } }
  const { token } = await ask('POST', `${v3}/auth/tokens`, '', {
    auth: { identity, scope: { system: { all: true } } },
  })
  expect((await ask('GET', `${v3}/users?domain_id=${domain}`, token)).body.users).toHaveLength(1)
  expect((await ask('DELETE', `${v3}/users/${user}`, token)).status).toBe(403)
})

test('error: text that cannot be stored, and invalid bodies, are refused', async () => {
  const { ask, admin } = start()
  const token = await admin()
  const create = async (user: unknown) => (await ask('POST', `${v3}/users`, token, { user })).status
  expect(await create({ name: 'a\0b' })).toBe(400)
  expect(await create({ name: 'x', description: '\ud800' })).toBe(400)
  expect(await create({ name: 'x', options: { multi_factor_auth_rules: 'no' } })).toBe(400)
  expect(await create(['x'])).toBe(400)
  expect(await create(null)).toBe(400)
  expect((await ask('GET', `${v3}/users/%00`, token)).status).toBe(404)
})
