import { expect, test } from 'vitest'
import type { ForeignSignIn } from './support/foreignSignIn.js'
import { openstack, type SignIn } from './support/openstack.js'
import { type Answer, serveFile } from './support/server.js'
import { foreignSignIns, signIn } from './support/signIns.js'

const server = serveFile()

async function prepare({ plugin, options }: ForeignSignIn): Promise<SignIn> {
  return { plugin, options: await options(server) }
}

async function ask(how: SignIn, ...words: string[]): Promise<Answer> {
  const { code, stdout, stderr } = await openstack(how, ...words, '-f', 'json')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout)
}

/** The emulator's details of a token. */
async function describeToken(token: string): Promise<Answer> {
  const headers = { 'X-Auth-Token': token, 'X-Subject-Token': token }
  const { body } = await server.ask('/identity/v3/auth/tokens', { headers })
  return body.token
}

/** The content of the catalog: one entry per endpoint in v3, one for all interfaces in v2.0. */
function readCatalog(services: Answer): Answer {
  return services.map(({ Name, Type, Endpoints }: Answer) => ({
    name: Name,
    type: Type,
    urls: Endpoints.flatMap(({ interface: kind, region, url, publicURL, internalURL, adminURL }: Answer) =>
      kind
        ? [`${region} ${kind} ${url}`]
        : [
            `${region} public ${publicURL}`,
            `${region} internal ${internalURL}`,
            `${region} admin ${adminURL}`,
          ],
    ),
  }))
}

function wayBy(name: string): ForeignSignIn {
  const way = foreignSignIns.find(({ plugin }) => plugin === name)
  if (!way) throw new Error(`There is no sign-in method ${name}.`)
  return way
}

// The command line renames `tenant_name`, which the plugin v2token then does not recognize: see its own test below.
for (const way of foreignSignIns.filter(({ plugin }) => plugin !== 'v2token')) {
  test(`openstack token issue: by ${way.plugin}`, async () => {
    const token = await ask(await prepare(way), 'token', 'issue')
    const described = await describeToken(token.id)
    expect(described).toMatchObject({ user: { name: way.user }, project: { name: 'mini-mon' } })
    expect(described.methods.toSorted()).toEqual(way.methods)
    expect(token).toEqual({
      id: token.id,
      expires: described.expires_at.replace(/(\.\d+)?Z$/, '+0000'),
      project_id: described.project.id,
      user_id: described.user.id,
    })
  })

  test(`openstack catalog list: by ${way.plugin}`, async () => {
    const services = readCatalog(await ask(await prepare(way), 'catalog', 'list'))
    const everywhere = (url: string) =>
      ['public', 'internal', 'admin'].map((kind) => `RegionOne ${kind} ${url}`)
    expect(services).toEqual([
      { name: 'keystone', type: 'identity', urls: everywhere(`${server.authUrl}/v3`) },
      { name: 'monasca', type: 'monitoring', urls: everywhere(`${server.origin}/v2.0`) },
    ])
  })
}

test('openstack: by v2token, for which the command line cannot name a project', async () => {
  const token = await signIn(server)
  const how = { plugin: 'v2token', options: { auth_url: `${server.authUrl}/v2.0`, token } }
  const issued = await ask(how, 'token', 'issue')
  expect(Object.keys(issued).toSorted()).toEqual(['expires', 'id', 'user_id'])
  expect(await describeToken(issued.id)).toMatchObject({ user: { name: 'mini-mon' } })
  expect(await ask(how, 'catalog', 'list')).toEqual([])
})

test('openstack token issue: a wrong password is refused as Keystone refuses it', async () => {
  const { plugin, options } = await prepare(wayBy('v3password'))
  const how = { plugin, options: { ...options, password: 'wrong' } }
  const { code, stdout, stderr } = await openstack(how, 'token', 'issue')
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/^[^\n]+ \(HTTP 401\) \(Request-ID: req-[0-9a-f-]{36}\)\n$/)
})

test('openstack token issue: a passcode works once', async () => {
  const how = await prepare(wayBy('v3totp'))
  await ask(how, 'token', 'issue')
  const { code, stderr } = await openstack(how, 'token', 'issue')
  expect(code).toBe(1)
  expect(stderr).toMatch(/\(HTTP 401\)/)
})

test('openstack token issue: one of the two required methods is not enough', async () => {
  const { options } = await prepare(wayBy('v3multifactor'))
  const { auth_methods: _, passcode: __, ...password } = options
  const { code, stderr } = await openstack({ plugin: 'v3password', options: password }, 'token', 'issue')
  expect(code).toBe(1)
  expect(stderr).toContain('totp')
})

test('openstack token issue: without a scope the token has no project', async () => {
  const { options } = await prepare(wayBy('v3password'))
  const { project_name: _, project_domain_id: __, ...unscoped } = options
  const token = await ask({ plugin: 'v3password', options: unscoped }, 'token', 'issue')
  expect(Object.keys(token).toSorted()).toEqual(['expires', 'id', 'user_id'])
})

test('openstack token revoke: the token is invalid afterwards', async () => {
  const how = await prepare(wayBy('v3password'))
  const { id } = await ask(how, 'token', 'issue')
  const { code, stderr } = await openstack(how, 'token', 'revoke', id)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const { status } = await server.ask('/identity/v3/auth/projects', { headers: { 'X-Auth-Token': id } })
  expect(status).toBe(401)
})

test('openstack token issue: for a domain', async () => {
  const options = {
    auth_url: `${server.authUrl}/v3`,
    username: 'admin',
    user_domain_id: 'default',
    password: 'secret',
    domain_id: 'default',
  }
  const token = await ask({ plugin: 'v3password', options }, 'token', 'issue')
  expect(token).toMatchObject({ domain_id: 'default' })
  expect(token).not.toHaveProperty('project_id')
})

test('openstack application credential …: created, used, deleted', async () => {
  const how = await prepare(wayBy('v3password'))
  const created = await ask(how, 'application', 'credential', 'create', 'robot', '--role', 'monasca-user')
  expect(created).toMatchObject({ name: 'robot', roles: 'monasca-user', unrestricted: false })
  const options = {
    auth_url: `${server.authUrl}/v3`,
    application_credential_id: created.id,
    application_credential_secret: created.secret,
  }
  const token = await ask({ plugin: 'v3applicationcredential', options }, 'token', 'issue')
  expect(token).toMatchObject({ project_id: created.project_id })
  const listed = await ask(how, 'application', 'credential', 'list')
  expect(listed.map(({ Name }: Answer) => Name).toSorted()).toEqual(['mini-mon-app', 'robot'])
  const deleted = await openstack(how, 'application', 'credential', 'delete', created.id)
  expect(deleted).toEqual({ code: 0, stdout: '', stderr: '' })
  const { code } = await openstack({ plugin: 'v3applicationcredential', options }, 'token', 'issue')
  expect(code).toBe(1)
})
