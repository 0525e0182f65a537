import { createSession, InvalidTokenError, ScopeNotFoundError } from '@monasca/core'
import { V3Password, V3Token } from '@monasca/core/identity'
import { beforeAll, expect, test } from 'vitest'
import { lab } from './lab.js'
import { type Account, createAccount, keystone, roleId } from './support/admin.js'
import { failure, prove, shown } from './support/proof.js'

const authUrl = lab.keystone
let account: Account
let other: Account
beforeAll(async () => {
  account = await createAccount()
  other = await createAccount()
  const role = await roleId('member')
  await keystone('PUT', `/projects/${other.projectId}/users/${account.userId}/roles/${role}`)
})

function signIn(scope: { projectId?: string; unscoped?: boolean }) {
  const { userId, password } = account
  return prove(new V3Password({ authUrl, userId, password, ...scope }))
}

test('plugin: V3Token exchanges an unscoped token for a project token, which expires no later', async () => {
  const first = await signIn({ unscoped: true })
  const { projectId } = account
  const { access, services } = await prove(new V3Token({ authUrl, token: first.access.authToken, projectId }))
  expect(access).toMatchObject({ projectId, userId: account.userId })
  expect(access.expires).toBe(first.access.expires)
  expect(access.initialAuditId).toBe(first.access.auditId)
  expect(services).toContain('monitoring')
})

test('plugin: V3Token switches from one project to another, by name', async () => {
  const { access: first } = await signIn({ projectId: account.projectId })
  const { access } = await prove(
    new V3Token({
      authUrl,
      token: first.authToken,
      projectName: other.projectName,
      projectDomainName: 'Default',
    }),
  )
  expect(access.projectId).toBe(other.projectId)
  expect(access.expires).toBe(first.expires)
})

test('plugin: V3Token drops the scope', async () => {
  const { access: first } = await signIn({ projectId: account.projectId })
  const { access, projects } = await prove(new V3Token({ authUrl, token: first.authToken, unscoped: true }))
  expect(access.scoped).toBe(false)
  expect([...projects].sort()).toEqual([account.projectName, other.projectName].sort())
})

test('V3Token: a revoked token is an InvalidTokenError', async () => {
  const { session, access } = await signIn({ unscoped: true })
  const token = access.authToken
  const headers = { 'X-Subject-Token': token }
  await session.request({ method: 'DELETE', url: `${authUrl}/auth/tokens`, headers })
  const auth = new V3Token({ authUrl, token, projectId: account.projectId })
  const error = await failure(createSession({ auth }).getToken())
  expect(error).toBeInstanceOf(InvalidTokenError)
  expect(shown(error)).not.toContain(token)
})

test('V3Token: an invalid token is an InvalidTokenError', async () => {
  for (const token of ['nonsense', 'f4e3d2c1b0a99887766554433221100f', `gAAAAAB${'x'.repeat(173)}`]) {
    const auth = new V3Token({ authUrl, token, projectId: account.projectId })
    expect(await failure(createSession({ auth }).getToken())).toBeInstanceOf(InvalidTokenError)
  }
})

test('V3Token: a project without a role is a ScopeNotFoundError, and the given token stays valid', async () => {
  const { session, access } = await signIn({ unscoped: true })
  const stranger = await createAccount()
  const auth = new V3Token({ authUrl, token: access.authToken, projectId: stranger.projectId })
  const error = await failure(createSession({ auth }).getToken())
  expect(error).toBeInstanceOf(ScopeNotFoundError)
  expect(String(error)).toContain(`${account.projectName} (domain default)`)
  const { body } = await session.request({ url: `${authUrl}/auth/projects`, allowReauth: false })
  expect((body as { projects: unknown[] }).projects).toHaveLength(2)
})
