import { createClient, createSession, DiscoveryError } from '@monasca/core'
import { Password, Token, V2Password } from '@monasca/core/identity'
import { beforeAll, expect, test } from 'vitest'
import { lab } from './lab.js'
import { type Account, createAccount } from './support/admin.js'
import { failure, prove } from './support/proof.js'

let account: Account
beforeAll(async () => {
  account = await createAccount()
})

const root: string = lab.keystone.replace(/\/v3$/, '')

test('plugin: Password discovers v3 from the URL of Keystone, and fills in the domain "default"', async () => {
  const { username, password, projectName } = account
  const { access, projects, services } = await prove(
    new Password({ authUrl: root, username, password, projectName }),
  )
  expect(access).toMatchObject({ version: 'v3', username, userDomainId: 'default', projectName })
  expect(projects).toEqual([projectName])
  expect(services).toContain('monitoring')
})

test('plugin: Password signs in with domain names at a URL with a version', async () => {
  const { username, password, projectName } = account
  const domains = { userDomainName: 'Default', projectDomainName: 'Default' }
  const { access } = await prove(
    new Password({ authUrl: lab.keystone, username, password, projectName, ...domains }),
  )
  expect(access.projectDomainName).toBe('Default')
})

test('plugin: Password is created by createClient for a user name and password', async () => {
  const { username, password, projectName, projectId } = account
  const client = createClient({ authUrl: root, username, password, projectName })
  expect(await client.session.getProjectId()).toBe(projectId)
  expect(await client.session.getEndpoint({ serviceType: 'monitoring' })).toBe('http://127.0.0.1:8070/v2.0')
  expect((await client.session.listProjects()).map(({ id }) => id)).toEqual([projectId])
})

test('plugin: Token exchanges an unscoped token for a project token', async () => {
  const { userId, password, projectName } = account
  const first = await prove(new Password({ authUrl: root, userId, password }))
  const { access, services } = await prove(
    new Token({ authUrl: root, token: first.access.authToken, projectName, projectDomainId: 'default' }),
  )
  expect(first.access.scoped).toBe(false)
  expect(access).toMatchObject({ version: 'v3', userId, projectName })
  expect(access.expires).toBe(first.access.expires)
  expect(services).toContain('monitoring')
})

test('plugin: Token is created by createClient for a token', async () => {
  const { userId, password, projectId } = account
  const { access } = await prove(new Password({ authUrl: root, userId, password }))
  const client = createClient({ authUrl: root, token: access.authToken, projectId })
  expect(await client.session.getProjectId()).toBe(projectId)
})

test('generic plugins explain what is wrong with a URL that is not Keystone’s', async () => {
  const { username, password } = account
  const auth = new Password({ authUrl: `${lab.idp}/nothing`, username, password })
  expect(await failure(createSession({ auth }).getToken())).toBeInstanceOf(DiscoveryError)
})

test('the v2.0 plugins report that this Keystone has no v2.0', async () => {
  const { username, password, projectName } = account
  const auth = new V2Password({ authUrl: `${root}/v2.0`, username, password, tenantName: projectName })
  const error = await failure(createSession({ auth }).getToken())
  expect(error).toBeInstanceOf(DiscoveryError)
})
