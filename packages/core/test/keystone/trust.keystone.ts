import { createSession, ForbiddenError, NotFoundError, ScopeNotFoundError } from '@monasca/core'
import { V3Password } from '@monasca/core/identity'
import { beforeAll, expect, test } from 'vitest'
import { lab } from './lab.js'
import { type Account, create, createAccount, keystone } from './support/admin.js'
import { failure, prove } from './support/proof.js'

const authUrl = lab.keystone
let trustor: Account
let trustee: Account
beforeAll(async () => {
  trustor = await createAccount()
  trustee = await createAccount()
})

/** Lets the trustee use a role on the trustor's project; created by the trustor: `POST /v3/OS-TRUST/trusts`. */
async function createTrust(impersonation: boolean): Promise<string> {
  const { userId, password, projectId } = trustor
  const session = createSession({ auth: new V3Password({ authUrl, userId, password, projectId }) })
  const properties = {
    trustor_user_id: userId,
    trustee_user_id: trustee.userId,
    project_id: projectId,
    impersonation,
    roles: [{ name: 'monasca-user' }],
  }
  return (await create('trust', properties, session, '/OS-TRUST/trusts')).id
}

function asTrustee(trustId: string): V3Password {
  return new V3Password({ authUrl, userId: trustee.userId, password: trustee.password, trustId })
}

test('plugin: V3Password uses a trust, as the trustor if it impersonates', async () => {
  const trustId = await createTrust(true)
  const { access, services } = await prove(asTrustee(trustId))
  expect(access).toMatchObject({
    trustScoped: true,
    trustId,
    trustorUserId: trustor.userId,
    trusteeUserId: trustee.userId,
    userId: trustor.userId,
    projectId: trustor.projectId,
    roleNames: ['monasca-user'],
  })
  expect(services).toContain('monitoring')
})

test('plugin: V3Password uses a trust as the trustee if it does not impersonate', async () => {
  const { access } = await prove(asTrustee(await createTrust(false)))
  expect(access).toMatchObject({ userId: trustee.userId, projectId: trustor.projectId })
})

test('a trust for another user is a ForbiddenError', async () => {
  const trustId = await createTrust(false)
  const { userId, password } = await createAccount()
  const auth = new V3Password({ authUrl, userId, password, trustId })
  expect(await failure(createSession({ auth }).getToken())).toBeInstanceOf(ForbiddenError)
})

test('an unknown trust is a ScopeNotFoundError', async () => {
  const error = await failure(createSession({ auth: asTrustee('no-such-trust') }).getToken())
  expect(error).toBeInstanceOf(ScopeNotFoundError)
  expect(String(error)).toContain('trust "no-such-trust"')
})

test('a revoked trust ends the sessions that use it', async () => {
  const trustId = await createTrust(true)
  const session = createSession({ auth: asTrustee(trustId) })
  await session.getToken()
  const { userId, password, projectId } = trustor
  const owner = createSession({ auth: new V3Password({ authUrl, userId, password, projectId }) })
  await keystone('DELETE', `/OS-TRUST/trusts/${trustId}`, undefined, owner)
  // Keystone itself responds with 404 for the missing trust; other services respond with 401.
  const error = await failure(session.request({ url: `${authUrl}/auth/projects` }))
  expect(error).toBeInstanceOf(NotFoundError)
  session.invalidate()
  const again = await failure(session.getToken())
  expect(again).toBeInstanceOf(ScopeNotFoundError)
  expect(String(again)).toContain(`trust "${trustId}"`)
})
