import {
  createSession,
  ForbiddenError,
  InvalidCredentialsError,
  NotFoundError,
  ScopeNotFoundError,
} from '@monasca/core'
import { V3ApplicationCredential } from '@monasca/core/identity'
import { beforeAll, expect, test } from 'vitest'
import { lab } from './lab.js'
import { type Account, createAccount, keystone } from './support/admin.js'
import { createApplicationCredential } from './support/applicationCredential.js'
import { failure, prove, shown } from './support/proof.js'
import { waitUntil } from './support/wait.js'

const authUrl = lab.keystone
let account: Account
beforeAll(async () => {
  account = await createAccount()
})

function byId({ id, secret }: { id: string; secret: string }): V3ApplicationCredential {
  return new V3ApplicationCredential({
    authUrl,
    applicationCredentialId: id,
    applicationCredentialSecret: secret,
  })
}

test('plugin: V3ApplicationCredential signs in by id, for the project of the credential', async () => {
  const credential = await createApplicationCredential(account)
  const { access, projects, services } = await prove(byId(credential))
  expect(access).toMatchObject({
    userId: account.userId,
    projectId: account.projectId,
    applicationCredentialId: credential.id,
  })
  expect([...access.roleNames].sort()).toEqual(['member', 'monasca-user', 'reader'])
  expect(projects).toContain(account.projectName)
  expect(services).toContain('monitoring')
})

test('plugin: V3ApplicationCredential signs in by name together with the user, by name or id', async () => {
  const { name, secret, id } = await createApplicationCredential(account)
  const credential = { applicationCredentialName: name, applicationCredentialSecret: secret }
  const { username, userId } = account
  for (const user of [
    { username, userDomainId: 'default' },
    { username, userDomainName: 'Default' },
    { userId },
  ]) {
    const { access } = await prove(new V3ApplicationCredential({ authUrl, ...credential, ...user }))
    expect(access.applicationCredentialId).toBe(id)
  }
})

test('plugin: V3ApplicationCredential gets only the roles of the credential', async () => {
  const credential = await createApplicationCredential(account, { roles: [{ name: 'monasca-user' }] })
  const { access } = await prove(byId(credential))
  expect(access.roleNames).toEqual(['monasca-user'])
})

test('plugin: V3ApplicationCredential creates another credential only if it is unrestricted', async () => {
  const path = `/users/${account.userId}/application_credentials`
  const body = (name: string) => ({ application_credential: { name } })
  const unrestricted = await createApplicationCredential(account, { unrestricted: true })
  const restricted = await createApplicationCredential(account)
  const free = createSession({ auth: byId(unrestricted) })
  const made = await keystone('POST', path, body(`by-${unrestricted.name}`), free)
  expect(made).toMatchObject({ application_credential: { name: `by-${unrestricted.name}` } })
  const bound = createSession({ auth: byId(restricted) })
  const error = await failure(keystone('POST', path, body(`by-${restricted.name}`), bound))
  expect(error).toBeInstanceOf(ForbiddenError)
})

test('plugin: V3ApplicationCredential reads the access rules of the credential', async () => {
  const rule = { service: 'monitoring', method: 'GET', path: '/v2.0/metrics' }
  const credential = await createApplicationCredential(account, { access_rules: [rule] })
  const session = createSession({ auth: byId(credential) })
  const access = await session.getAccess()
  expect(access.applicationCredentialAccessRules).toEqual([expect.objectContaining(rule)])
})

test('V3ApplicationCredential: a wrong secret and an unknown id are InvalidCredentialsErrors', async () => {
  const credential = await createApplicationCredential(account)
  for (const wrong of [
    { ...credential, secret: 'not the secret' },
    { ...credential, id: 'no-such-id' },
  ]) {
    const error = await failure(createSession({ auth: byId(wrong) }).getToken())
    expect(error).toBeInstanceOf(InvalidCredentialsError)
    expect(String(error)).toContain('application credential')
    expect(shown(error)).not.toContain(wrong.secret)
  }
})

test('V3ApplicationCredential: an additional scope, even its own, is a ScopeNotFoundError with the advice to omit it', async () => {
  const { id, secret } = await createApplicationCredential(account)
  const other = await createAccount()
  for (const projectId of [other.projectId, account.projectId]) {
    const auth = new V3ApplicationCredential({
      authUrl,
      applicationCredentialId: id,
      applicationCredentialSecret: secret,
      projectId,
    })
    const error = await failure(createSession({ auth }).getToken())
    expect(error).toBeInstanceOf(ScopeNotFoundError)
    expect(String(error)).toContain('brings its own project')
  }
})

test('V3ApplicationCredential: a deleted credential ends its sessions', async () => {
  const credential = await createApplicationCredential(account)
  const session = createSession({ auth: byId(credential) })
  await session.getToken()
  await keystone('DELETE', `/users/${account.userId}/application_credentials/${credential.id}`)
  // Keystone itself responds with 404 for the missing credential; other services respond with 401.
  const error = await failure(session.request({ url: `${authUrl}/auth/projects` }))
  expect(error).toBeInstanceOf(NotFoundError)
  session.invalidate()
  expect(await failure(session.getToken())).toBeInstanceOf(InvalidCredentialsError)
})

test('V3ApplicationCredential: an expired credential is an InvalidCredentialsError', async () => {
  const expires = Date.now() + 3000
  const credential = await createApplicationCredential(account, {
    expires_at: new Date(expires).toISOString().replace('Z', ''),
  })
  const session = createSession({ auth: byId(credential) })
  // Keystone limits the token's lifetime to that of the credential.
  expect((await session.getAccess()).expires).toBeLessThanOrEqual(expires)
  await waitUntil(() => Date.now() > expires + 500)
  const error = await failure(createSession({ auth: byId(credential) }).getToken())
  expect(error).toBeInstanceOf(InvalidCredentialsError)
  expect(String(error)).toContain('has not expired')
})
