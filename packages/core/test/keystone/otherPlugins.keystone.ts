import { createSession, UnauthorizedError } from '@monasca/core'
import {
  AccessInfoPlugin,
  NoAuth,
  ServiceTokenAuthWrapper,
  TokenEndpoint,
  V3Password,
} from '@monasca/core/identity'
import { beforeAll, expect, test } from 'vitest'
import { lab } from './lab.js'
import { type Account, createAccount } from './support/admin.js'
import { failure, prove } from './support/proof.js'

const authUrl = lab.keystone
let account: Account
beforeAll(async () => {
  account = await createAccount()
})

function password(): V3Password {
  const { userId, password: secret, projectId } = account
  return new V3Password({ authUrl, userId, password: secret, projectId })
}

test('plugin: TokenEndpoint sends a token from elsewhere', async () => {
  const { access } = await prove(password())
  const auth = new TokenEndpoint({ endpoint: authUrl, token: access.authToken })
  const { body } = await createSession({ auth }).request({
    url: '/auth/projects',
    endpointFilter: { serviceType: 'identity' },
  })
  expect(body).toMatchObject({ projects: [{ id: account.projectId }] })
})

test('TokenEndpoint: a refused token stays refused', async () => {
  const auth = new TokenEndpoint({ endpoint: authUrl, token: 'nonsense' })
  const error = await failure(createSession({ auth }).request({ url: `${authUrl}/auth/projects` }))
  expect(error).toBeInstanceOf(UnauthorizedError)
})

test('plugin: AccessInfoPlugin reuses the token of another plugin', async () => {
  const { access } = await prove(password())
  const { projects, services } = await prove(new AccessInfoPlugin({ access, authUrl }))
  expect(projects).toEqual([account.projectName])
  expect(services).toContain('monitoring')
})

test('plugin: ServiceTokenAuthWrapper sends a service token in addition to the user’s', async () => {
  const serviceAuth = new V3Password({
    authUrl,
    username: 'admin',
    password: 'secret',
    userDomainId: 'default',
    projectName: 'admin',
    projectDomainId: 'default',
  })
  const { session, access, projects } = await prove(
    new ServiceTokenAuthWrapper({ userAuth: password(), serviceAuth }),
  )
  expect(access.userId).toBe(account.userId)
  expect(projects).toEqual([account.projectName])
  expect(Object.keys(await session.getHeaders())).toEqual(['X-Auth-Token', 'X-Service-Token'])
})

test('NoAuth is refused where Keystone wants a token', async () => {
  const session = createSession({ auth: new NoAuth({ endpoint: authUrl }) })
  expect(await failure(session.request({ url: `${authUrl}/auth/projects` }))).toBeInstanceOf(
    UnauthorizedError,
  )
})
