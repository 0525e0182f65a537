import { expect, test } from 'vitest'
import { createTestKeystone, miniMon, origin, passwordAuth } from './setup.js'

test('default: a project-scoped token with roles and catalog', async () => {
  const { signIn } = createTestKeystone()
  const { status, token, body } = await signIn(passwordAuth('mini-mon', 'password', miniMon))
  expect(status).toBe(201)
  expect(token).toMatch(/^gAAAAA[\w-]{100,}$/)
  expect(body).toEqual({
    token: {
      methods: ['password'],
      user: {
        domain: { id: 'default', name: 'Default' },
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        name: 'mini-mon',
        password_expires_at: null,
      },
      audit_ids: [expect.stringMatching(/^[\w-]{22}$/)],
      issued_at: '2026-01-02T03:04:05.000000Z',
      expires_at: '2026-01-02T04:04:05.000000Z',
      project: {
        domain: { id: 'default', name: 'Default' },
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        name: 'mini-mon',
      },
      is_domain: false,
      roles: [{ id: expect.any(String), name: 'monasca-user' }],
      catalog: [
        expect.objectContaining({ type: 'identity', name: 'keystone' }),
        expect.objectContaining({ type: 'monitoring', name: 'monasca' }),
      ],
    },
  })
  const [identity, monitoring] = body.token.catalog
  expect(identity.endpoints.map((endpoint: { url: string }) => endpoint.url)).toEqual(
    Array(3).fill(`${origin}/identity/v3`),
  )
  expect(monitoring.endpoints).toMatchObject(
    ['public', 'internal', 'admin'].map((kind) => ({
      interface: kind,
      region: 'RegionOne',
      region_id: 'RegionOne',
      url: `${origin}/v2.0`,
    })),
  )
})

test('parameters: the user by id, the project by id, the domain by name', async () => {
  const { signIn } = createTestKeystone()
  const first = await signIn(passwordAuth('mini-mon', 'password', miniMon))
  const { user, project } = first.body.token
  const byId = await signIn({
    identity: { methods: ['password'], password: { user: { id: user.id, password: 'password' } } },
    scope: { project: { id: project.id } },
  })
  expect(byId).toMatchObject({ status: 201, body: { token: { user, project } } })
  const byName = await signIn({
    identity: {
      methods: ['password'],
      password: { user: { name: 'mini-mon', domain: { name: 'Default' }, password: 'password' } },
    },
    scope: { project: { name: 'mini-mon', domain: { name: 'Default' } } },
  })
  expect(byName).toMatchObject({ status: 201, body: { token: { user, project } } })
})

test('parameters: scope domain', async () => {
  const { signIn } = createTestKeystone()
  const { body } = await signIn(passwordAuth('admin', 'secret', { domain: { name: 'Default' } }))
  expect(body.token).toMatchObject({
    domain: { id: 'default', name: 'Default' },
    roles: [{ name: 'admin' }],
    catalog: [{ type: 'identity' }, { type: 'monitoring' }],
  })
  expect(body.token).not.toHaveProperty('project')
})

test('parameters: scope system', async () => {
  const { signIn } = createTestKeystone({
    seed: { projects: [], users: [{ name: 'root', password: 'r', systemRoles: ['admin'] }] },
  })
  const { body } = await signIn(passwordAuth('root', 'r', { system: { all: true } }))
  expect(body.token).toMatchObject({ system: { all: true }, roles: [{ name: 'admin' }] })
})

test('parameters: scope unscoped, and none', async () => {
  const { signIn } = createTestKeystone()
  for (const scope of ['unscoped', { unscoped: {} }, undefined]) {
    const { status, body } = await signIn(passwordAuth('mini-mon', 'password', scope))
    expect(status).toBe(201)
    for (const member of ['project', 'domain', 'roles', 'catalog', 'is_domain']) {
      expect(body.token).not.toHaveProperty(member)
    }
  }
})

test('behavior: without a scope the default project is used, unless "unscoped" is requested', async () => {
  const { signIn } = createTestKeystone({
    seed: {
      projects: [{ name: 'home' }, { name: 'closed', enabled: false }],
      users: [
        { name: 'eve', password: 'e', defaultProject: 'home', projectRoles: { home: ['member'] } },
        { name: 'bob', password: 'b', defaultProject: 'home' },
        { name: 'joe', password: 'j', defaultProject: 'closed', projectRoles: { closed: ['member'] } },
      ],
    },
  })
  expect((await signIn(passwordAuth('eve', 'e'))).body.token).toMatchObject({ project: { name: 'home' } })
  expect((await signIn(passwordAuth('eve', 'e', 'unscoped'))).body.token).not.toHaveProperty('project')
  expect((await signIn(passwordAuth('bob', 'b'))).body.token).not.toHaveProperty('project')
  expect((await signIn(passwordAuth('joe', 'j'))).body.token).not.toHaveProperty('project')
})

test('parameters: nocatalog', async () => {
  const { call } = createTestKeystone()
  const body = { auth: passwordAuth('mini-mon', 'password', miniMon) }
  const answer = await call('POST', '/identity/v3/auth/tokens?nocatalog', { body })
  expect(answer.body.token).toHaveProperty('roles')
  expect(answer.body.token).not.toHaveProperty('catalog')
})

test('behavior: the catalog fills in the project, and omits endpoints that need one', async () => {
  const { signIn } = createTestKeystone({
    seed: {
      projects: [{ name: 'p' }],
      users: [{ name: 'u', password: 'u', projectRoles: { p: ['r'] }, domainRoles: { Default: ['r'] } }],
      services: [
        { type: 'object-store', name: 'swift', url: '$(origin)s/AUTH_$(project_id)s', region: 'two' },
      ],
    },
  })
  const scoped = await signIn(passwordAuth('u', 'u', { project: { name: 'p', domain: { id: 'default' } } }))
  const { project, catalog } = scoped.body.token
  expect(catalog[0].endpoints[0]).toMatchObject({ url: `${origin}/AUTH_${project.id}`, region: 'two' })
  const domain = await signIn(passwordAuth('u', 'u', { domain: { id: 'default' } }))
  expect(domain.body.token.catalog).toMatchObject([{ type: 'object-store', endpoints: [] }])
})

test('behavior: the same seed has the same ids', async () => {
  const ids = await Promise.all(
    [createTestKeystone(), createTestKeystone()].map(async ({ signIn }) => {
      const { body } = await signIn(passwordAuth('mini-mon', 'password', miniMon))
      return [body.token.user.id, body.token.project.id, body.token.roles[0].id]
    }),
  )
  expect(ids[0]).toEqual(ids[1])
})

test('error: 401 for a wrong password, an unknown user, project or domain, and for no role on the project', async () => {
  const { signIn } = createTestKeystone()
  const inProject = (name: string) => ({ project: { name, domain: { id: 'default' } } })
  const attempts = [
    passwordAuth('mini-mon', 'wrong', miniMon),
    passwordAuth('absent', 'password', miniMon),
    passwordAuth('mini-mon', 'password', inProject('nowhere')),
    passwordAuth('mini-mon', 'password', inProject('admin')),
    passwordAuth('mini-mon', 'password', { project: { id: 'unknown' } }),
    passwordAuth('mini-mon', 'password', { project: { name: 'mini-mon', domain: { name: 'Elsewhere' } } }),
    passwordAuth('mini-mon', 'password', { domain: { id: 'default' } }),
    passwordAuth('mini-mon', 'password', { system: { all: true } }),
    passwordAuth('mini-mon', 'password', { 'OS-TRUST:trust': { id: 'x' } }),
    { identity: { methods: ['password'], password: { user: { id: 'unknown', password: 'x' } } } },
    { identity: { methods: [] } },
  ]
  for (const auth of attempts) {
    const { status, headers, token, body } = await signIn(auth)
    expect({ auth, status, token }).toEqual({ auth, status: 401, token: '' })
    expect(body.error).toEqual({
      code: 401,
      title: 'Unauthorized',
      message: 'This request needs a valid authentication.',
    })
    expect(headers.get('WWW-Authenticate')).toBe(`Keystone uri="${origin}/identity"`)
  }
})

test('error: 401 for a disabled user, domain or project, and a user without a password', async () => {
  const { signIn, store } = createTestKeystone({
    seed: {
      domains: ['Closed'],
      projects: [{ name: 'p' }, { name: 'closed', enabled: false }],
      users: [
        { name: 'gone', password: 'p', enabled: false },
        { name: 'mute' },
        { name: 'here', password: 'p', projectRoles: { closed: ['member'] } },
        { name: 'inside', password: 'p', domain: 'Closed' },
      ],
    },
  })
  store.run("UPDATE keystone_domain SET enabled = 0 WHERE name = 'Closed'")
  const inside = { name: 'inside', domain: { name: 'Closed' }, password: 'p' }
  const attempts = [
    passwordAuth('gone', 'p'),
    passwordAuth('mute', ''),
    passwordAuth('here', 'p', { project: { name: 'closed', domain: { id: 'default' } } }),
    { identity: { methods: ['password'], password: { user: inside } } },
  ]
  for (const auth of attempts) expect(await signIn(auth)).toMatchObject({ status: 401 })
  expect(await signIn(passwordAuth('here', 'p'))).toMatchObject({ status: 201 })
})

test('error: 401 for an unsupported method lists the supported ones', async () => {
  const { signIn } = createTestKeystone()
  const { status, body } = await signIn({ identity: { methods: ['kerberos'], kerberos: {} } })
  expect(status).toBe(401)
  expect(body.error.identity.methods).toEqual(expect.arrayContaining(['password', 'token']))
})

test('error: 400 for a malformed request', async () => {
  const { signIn, call } = createTestKeystone()
  const user = { name: 'mini-mon', password: 'password' }
  const password = (members: unknown, scope?: unknown) => ({
    identity: { methods: ['password'], password: members },
    ...(scope === undefined ? {} : { scope }),
  })
  const named = { user: { ...user, domain: { id: 'default' } } }
  const attempts = [
    {},
    { identity: {} },
    { identity: { methods: 'password' } },
    { identity: { methods: [1] } },
    { identity: { methods: ['password'] } },
    password({}),
    password({ user }),
    password({ user: { password: 'x' } }),
    password({ user: { ...user, domain: {} } }),
    password({ user: { ...user, name: 7, domain: { id: 'default' } } }),
    password(named, {}),
    password(named, 'everything'),
    password(named, { project: {} }),
    password(named, { project: { name: 'mini-mon' } }),
    password(named, { project: { id: 'x' }, domain: { id: 'default' } }),
    password(named, { domain: {} }),
  ]
  for (const auth of attempts) {
    const { status, body } = await signIn(auth)
    expect({ auth, status }).toEqual({ auth, status: 400 })
    expect(body.error).toMatchObject({ code: 400, title: 'Bad Request' })
  }
  const path = '/identity/v3/auth/tokens'
  for (const body of ['{', '[]', '"text"', '']) {
    expect(await call('POST', path, { body })).toMatchObject({ status: 400 })
  }
  const headers = { 'Content-Type': 'text/xml' }
  expect(await call('POST', path, { body: '<auth/>', headers })).toMatchObject({ status: 400 })
})

test('behavior: a thousand sign-ins at once each get a separate token', async () => {
  const { signIn } = createTestKeystone()
  const answers = await Promise.all(
    Array.from({ length: 1000 }, () => signIn(passwordAuth('mini-mon', 'password', miniMon))),
  )
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]))
  expect(new Set(answers.map((answer) => answer.token)).size).toBe(1000)
}, 20_000)
