import { AuthorizationFailureError, createSession, ScopeNotFoundError } from '@monasca/core'
import { Keystone2Keystone, V3Password } from '@monasca/core/identity'
import { beforeAll, expect, test } from 'vitest'
import { lab } from './lab.js'
import { type Account, createAccount } from './support/admin.js'
import { failure, prove } from './support/proof.js'

// The lab's Keystone plays both parts: identity provider and service provider.
let account: Account
beforeAll(async () => {
  account = await createAccount()
})

function atHome(): V3Password {
  const { userId, password, projectId } = account
  return new V3Password({ authUrl: lab.keystone, userId, password, projectId })
}

test('plugin: Keystone2Keystone signs in at another Keystone, for a project there', async () => {
  const { access, projects, services } = await prove(
    new Keystone2Keystone({
      basePlugin: atHome(),
      serviceProvider: 'peer',
      projectName: 'mini-mon',
      projectDomainName: 'Default',
    }),
  )
  expect(access).toMatchObject({ username: account.username, isFederated: true, projectName: 'mini-mon' })
  expect(access.userId).not.toBe(account.userId)
  expect(projects).toEqual(['mini-mon'])
  expect(services).toContain('monitoring')
})

test('plugin: Keystone2Keystone signs in unscoped, and signs in again', async () => {
  const auth = new Keystone2Keystone({ basePlugin: atHome(), serviceProvider: 'peer' })
  const { session, access } = await prove(auth)
  expect(access).toMatchObject({ username: account.username, scoped: false })
  session.invalidate()
  expect(await session.getToken()).not.toBe(access.authToken)
})

test('Keystone2Keystone: an unknown service provider is reported with the known ones', async () => {
  const auth = new Keystone2Keystone({ basePlugin: atHome(), serviceProvider: 'nowhere' })
  const error = await failure(createSession({ auth }).getToken())
  expect(error).toBeInstanceOf(AuthorizationFailureError)
  expect(String(error)).toContain('peer')
})

test('Keystone2Keystone: a project without a role there is a ScopeNotFoundError', async () => {
  const { projectId } = account
  const auth = new Keystone2Keystone({ basePlugin: atHome(), serviceProvider: 'peer', projectId })
  expect(await failure(createSession({ auth }).getToken())).toBeInstanceOf(ScopeNotFoundError)
})
