import { V3Password } from '@monasca/core/identity'
import { beforeAll, expect, test } from 'vitest'
import { lab } from './lab.js'
import { type Account, create, createAccount, keystone, roleId, unique } from './support/admin.js'
import { prove } from './support/proof.js'

let account: Account
beforeAll(async () => {
  account = await createAccount()
})

function byId(options: Partial<ConstructorParameters<typeof V3Password>[0]> = {}): V3Password {
  const { userId, password } = account
  return new V3Password({ authUrl: lab.keystone, userId, password, ...options })
}

test('plugin: V3Password signs in by names, with domain ids', async () => {
  const { username, password, projectName } = account
  const { access, projects, services } = await prove(
    new V3Password({
      authUrl: lab.keystone,
      username,
      password,
      userDomainId: 'default',
      projectName,
      projectDomainId: 'default',
    }),
  )
  expect(access).toMatchObject({
    version: 'v3',
    username,
    userDomainName: 'Default',
    projectName,
    projectScoped: true,
  })
  expect([...access.roleNames].sort()).toEqual(['member', 'monasca-user', 'reader'])
  expect(projects).toEqual([projectName])
  expect([...(services ?? [])].sort()).toEqual(['identity', 'monitoring'])
})

test('plugin: V3Password signs in by names, with domain names, at a URL without a version', async () => {
  const { username, password, projectName } = account
  const { access, projects } = await prove(
    new V3Password({
      authUrl: lab.keystone.replace(/v3$/, ''),
      username,
      password,
      userDomainName: 'Default',
      projectName,
      projectDomainName: 'Default',
    }),
  )
  expect(access.projectId).toBe(account.projectId)
  expect(projects).toEqual([projectName])
})

test('plugin: V3Password signs in by ids', async () => {
  const { access } = await prove(byId({ projectId: account.projectId }))
  expect(access).toMatchObject({ userId: account.userId, projectId: account.projectId, domainScoped: false })
  expect(access.serviceCatalog.urlFor({ serviceType: 'monitoring' })).toBe('http://127.0.0.1:8070/v2.0')
})

test('plugin: V3Password may read according to its role on the project', async () => {
  const { session } = await prove(byId({ projectId: account.projectId }))
  const { body } = await session.request({ url: `${lab.keystone}/projects/${account.projectId}` })
  expect(body).toMatchObject({ project: { id: account.projectId, name: account.projectName } })
})

test('plugin: V3Password scopes to a domain, by id and by name', async () => {
  const name = unique('domain')
  const domain = await create('domain', { name })
  const role = await roleId('reader')
  await keystone('PUT', `/domains/${domain.id}/users/${account.userId}/roles/${role}`)
  for (const scope of [{ domainId: domain.id }, { domainName: name }]) {
    const { access, session } = await prove(byId(scope))
    expect(access).toMatchObject({ domainScoped: true, projectScoped: false, domainId: domain.id })
    expect(access).toMatchObject({ domainName: name, roleNames: ['reader'], hasServiceCatalog: true })
    const { body } = await session.request({ url: `${lab.keystone}/domains/${domain.id}` })
    expect(body).toMatchObject({ domain: { name } })
  }
})

test('plugin: V3Password scopes to the system, whose reader may list all users', async () => {
  await keystone('PUT', `/system/users/${account.userId}/roles/${await roleId('reader')}`)
  const { access, session } = await prove(byId({ systemScope: 'all' }))
  expect(access).toMatchObject({ systemScoped: true, projectScoped: false, domainScoped: false })
  const { body } = await session.request({ url: `${lab.keystone}/users` })
  expect((body as { users: { name: string }[] }).users.map(({ name }) => name)).toContain(account.username)
})

test('plugin: V3Password scopes to the default project of the user if no scope is requested', async () => {
  await keystone('PATCH', `/users/${account.userId}`, { user: { default_project_id: account.projectId } })
  const { access } = await prove(byId())
  expect(access.projectId).toBe(account.projectId)
})

test('plugin: V3Password requests an unscoped token despite a default project', async () => {
  await keystone('PATCH', `/users/${account.userId}`, { user: { default_project_id: account.projectId } })
  const { access, projects } = await prove(byId({ unscoped: true }))
  expect(access).toMatchObject({ scoped: false, projectId: undefined, roleNames: [] })
  expect(access.hasServiceCatalog).toBe(false)
  expect(projects).toEqual([account.projectName])
})

test('plugin: V3Password requests a token without a catalog', async () => {
  const { access, services } = await prove(byId({ projectId: account.projectId, includeCatalog: false }))
  expect(access).toMatchObject({ projectScoped: true, hasServiceCatalog: false })
  expect(services).toContain('monitoring')
})
