import { createSession, InvalidCredentialsError, ScopeNotFoundError } from '@monasca/core'
import { V3Password, type V3PasswordOptions } from '@monasca/core/identity'
import { beforeAll, expect, test } from 'vitest'
import { lab } from './lab.js'
import { type Account, create, createAccount, keystone, unique } from './support/admin.js'
import { failure, shown } from './support/proof.js'

let account: Account
beforeAll(async () => {
  account = await createAccount()
})

/** The error of signing in with the account, with some options changed. */
function refusal(options: Partial<V3PasswordOptions>): Promise<unknown> {
  const { username, password } = account
  const auth = new V3Password({
    authUrl: lab.keystone,
    username,
    password,
    userDomainId: 'default',
    ...options,
  })
  return failure(createSession({ auth }).getToken())
}

const project = () => ({ projectName: account.projectName, projectDomainId: 'default' })

test('wrong password: definite InvalidCredentialsError, with and without scope', async () => {
  for (const scope of [{}, { unscoped: true }, project()]) {
    const error = await refusal({ password: 'not the password', ...scope })
    expect(error).toBeInstanceOf(InvalidCredentialsError)
    expect(error).toMatchObject({ status: 401, code: 'invalid_credentials' })
    expect(String(error)).not.toContain('answers both alike')
    expect(shown(error)).not.toContain('not the password')
  }
})

test('unknown user: InvalidCredentialsError', async () => {
  expect(await refusal({ username: unique('unknown'), ...project() })).toBeInstanceOf(InvalidCredentialsError)
  expect(await refusal({ username: undefined, userId: unique('unknown') })).toBeInstanceOf(
    InvalidCredentialsError,
  )
})

test('wrong domain of the user: InvalidCredentialsError with advice about the domain', async () => {
  const { id } = await create('domain', { name: unique('domain') })
  for (const userDomainId of [id, unique('nowhere')]) {
    const error = await refusal({ userDomainId, ...project() })
    expect(error).toBeInstanceOf(InvalidCredentialsError)
    expect(String(error)).toContain('userDomainId')
  }
})

test('disabled user: InvalidCredentialsError', async () => {
  const disabled = await createAccount({ enabled: false })
  const { userId, password, projectId } = disabled
  const error = await refusal({ username: undefined, userId, password, projectId })
  expect(error).toBeInstanceOf(InvalidCredentialsError)
})

test('unknown project: ScopeNotFoundError that lists the projects of the user', async () => {
  const error = await refusal({ projectName: 'no-such-project', projectDomainId: 'default' })
  expect(error).toBeInstanceOf(ScopeNotFoundError)
  expect(error).toMatchObject({ status: 401, code: 'scope_not_found' })
  expect(String(error)).toContain('project "no-such-project" in domain "default"')
  expect(String(error)).toContain(`Projects of this user: ${account.projectName} (domain default)`)
})

test('project without a role, unknown id of a project, disabled project: ScopeNotFoundError', async () => {
  const other = await createAccount()
  const off = await createAccount()
  await keystone('PATCH', `/projects/${off.projectId}`, { project: { enabled: false } })
  expect(await refusal({ projectId: other.projectId })).toBeInstanceOf(ScopeNotFoundError)
  expect(await refusal({ projectId: '0123456789abcdef0123456789abcdef' })).toBeInstanceOf(ScopeNotFoundError)
  const { userId, password, projectId } = off
  expect(await refusal({ username: undefined, userId, password, projectId })).toBeInstanceOf(
    ScopeNotFoundError,
  )
})

test('wrong domain of the project, or none: ScopeNotFoundError', async () => {
  const { projectName } = account
  const { id } = await create('domain', { name: unique('domain') })
  expect(await refusal({ projectName, projectDomainId: id })).toBeInstanceOf(ScopeNotFoundError)
  expect(await refusal({ projectName, projectDomainName: unique('nowhere') })).toBeInstanceOf(
    ScopeNotFoundError,
  )
})

test('domain and system without a role: ScopeNotFoundError', async () => {
  const { id } = await create('domain', { name: unique('domain') })
  expect(await refusal({ domainId: id })).toBeInstanceOf(ScopeNotFoundError)
  expect(await refusal({ domainName: unique('nowhere') })).toBeInstanceOf(ScopeNotFoundError)
  const error = await refusal({ systemScope: 'all' })
  expect(error).toBeInstanceOf(ScopeNotFoundError)
  expect(String(error)).toContain('no role on system')
})

test('a refusal that cannot be investigated names both causes', async () => {
  const error = await refusal({ projectName: 'no-such-project', projectDomainId: 'default', diagnose: false })
  expect(error).toBeInstanceOf(InvalidCredentialsError)
  expect(String(error)).toContain('Keystone answers both alike')
})

test('a token revoked while in use is replaced by one request, invisibly to the caller', async () => {
  const { userId, password, projectId } = account
  const auth = new V3Password({ authUrl: lab.keystone, userId, password, projectId })
  const session = createSession({ auth })
  const first = await session.getToken()
  const headers = { 'X-Subject-Token': first ?? '' }
  await session.request({ method: 'DELETE', url: `${lab.keystone}/auth/tokens`, headers })
  const { body } = await session.request({ url: `${lab.keystone}/auth/projects` })
  expect((body as { projects: unknown[] }).projects).toHaveLength(1)
  expect(await session.getToken()).not.toBe(first)
})

test('a session whose user was disabled in the meantime fails with InvalidCredentialsError', async () => {
  const doomed = await createAccount()
  const { userId, password, projectId } = doomed
  const session = createSession({
    auth: new V3Password({ authUrl: lab.keystone, userId, password, projectId }),
  })
  await session.getToken()
  await keystone('PATCH', `/users/${userId}`, { user: { enabled: false } })
  const error = await failure(session.request({ url: `${lab.keystone}/auth/projects` }))
  expect(error).toBeInstanceOf(InvalidCredentialsError)
})
