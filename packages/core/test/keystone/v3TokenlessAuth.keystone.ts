import { join } from 'node:path'
import { AuthorizationFailureError, ConnectionError, ForbiddenError, NotFoundError } from '@monasca/core'
import { V3TokenlessAuth } from '@monasca/core/identity'
import { createSession, type NodeSession } from '@monasca/core/node'
import { afterEach, expect, test } from 'vitest'
import { lab } from './lab.js'
import { keystone } from './support/admin.js'
import { failure } from './support/proof.js'

const sessions: NodeSession[] = []
afterEach(() => Promise.all(sessions.splice(0).map((session) => session.close())))

/** A session with one of the lab's certificates, by default for the project mini-mon. */
function connect(
  certificate: string,
  scope: object = { projectName: 'mini-mon', projectDomainId: 'default' },
): NodeSession {
  const path = (file: string) => join(lab.certificates, file)
  const session = createSession({
    auth: new V3TokenlessAuth({ authUrl: lab.keystoneTls, ...scope }),
    verify: path('ca.pem'),
    cert: path(`${certificate}.pem`),
    key: path(`${certificate}.key`),
  })
  sessions.push(session)
  return session
}

const ownProjects = `${lab.keystoneTls}/auth/projects`

test('plugin: V3TokenlessAuth sends requests with a certificate and no token', async () => {
  const session = connect('client')
  const { body } = await session.request({ url: ownProjects })
  expect((body as { projects: { name: string }[] }).projects.map(({ name }) => name)).toEqual(['mini-mon'])
  expect(await session.getToken()).toBeUndefined()
})

test('plugin: V3TokenlessAuth accepts the project by id and the domain by name', async () => {
  const { projects } = await keystone('GET', '/projects?name=mini-mon')
  const projectId = (projects as { id: string }[])[0]?.id ?? ''
  for (const scope of [{ projectId }, { projectName: 'mini-mon', projectDomainName: 'Default' }]) {
    const { body } = await connect('client', scope).request({
      url: `/projects/${projectId}`,
      endpointFilter: { serviceType: 'identity' },
    })
    expect(body).toMatchObject({ project: { id: projectId, name: 'mini-mon' } })
  }
})

test('V3TokenlessAuth: a certificate of a user unknown to Keystone is a NotFoundError', async () => {
  expect(await failure(connect('stranger').request({ url: ownProjects }))).toBeInstanceOf(NotFoundError)
})

test('V3TokenlessAuth: a certificate from another CA cannot connect', async () => {
  expect(await failure(connect('foreign').request({ url: ownProjects }))).toBeInstanceOf(ConnectionError)
})

test('V3TokenlessAuth: a project without a role is a ForbiddenError if one is required', async () => {
  const session = connect('client', { projectName: 'admin', projectDomainId: 'default' })
  expect(await failure(session.request({ url: `${lab.keystoneTls}/users` }))).toBeInstanceOf(ForbiddenError)
})

test('V3TokenlessAuth: without a scope nothing is sent', async () => {
  const error = await failure(connect('client', {}).request({ url: ownProjects }))
  expect(error).toBeInstanceOf(AuthorizationFailureError)
})
