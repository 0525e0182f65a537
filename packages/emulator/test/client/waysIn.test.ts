import { createClient, createSession } from '@monasca/core'
import { Password, Token, V2Password, V2Token, V3Password, V3Token } from '@monasca/core/identity'
import { expect, test } from 'vitest'
import { connect, startServer, type TestServer, ways } from './setup.js'

/** What must work with every sign-in method. */
async function expectToWork(client: ReturnType<typeof createClient>): Promise<void> {
  await client.metrics.create({ name: 'room.temp_c', value: 21.5, dimensions: { site: 'attic' } })
  const { elements } = await client.metrics.list({ name: 'room.temp_c' })
  expect(elements).toMatchObject([{ name: 'room.temp_c', dimensions: { site: 'attic' } }])
}

const tokenOf = async (server: TestServer) => (await connect(server).session.getToken()) ?? ''

test.each(ways)('default: user name and password, %s', async (way) => {
  const { origin, fetch } = await startServer(way)
  await expectToWork(
    createClient({
      apiVersion: '2_0',
      username: 'mini-mon',
      password: 'password',
      authUrl: `${origin}/identity`,
      projectName: 'mini-mon',
      endpoint: `${origin}/v2.0`,
      fetch,
    }),
  )
})

test.each(ways)('default: a token, %s', async (way) => {
  const server = await startServer(way)
  const { origin, fetch } = server
  await expectToWork(
    createClient({
      apiVersion: '2_0',
      endpoint: `${origin}/v2.0`,
      token: await tokenOf(server),
      authUrl: `${origin}/identity`,
      projectName: 'mini-mon',
      fetch,
    }),
  )
})

test.each(ways)('default: an existing session with a token, %s', async (way) => {
  const server = await startServer(way)
  const { origin, fetch } = server
  const auth = new Token({
    authUrl: `${origin}/identity`,
    token: await tokenOf(server),
    projectName: 'mini-mon',
  })
  const session = createSession({ auth, fetch })
  await expectToWork(createClient({ apiVersion: '2_0', endpoint: `${origin}/v2.0`, session }))
})

test.each(ways)('default: a session with each plugin, %s', async (way) => {
  const server = await startServer(way)
  const { origin, fetch } = server
  const token = await tokenOf(server)
  const v3 = { projectName: 'mini-mon', projectDomainId: 'default' }
  const user = { username: 'mini-mon', password: 'password' }
  const authUrl = `${origin}/identity`
  const plugins = [
    new Password({ authUrl, ...user, projectName: 'mini-mon' }),
    new Token({ authUrl, token, projectName: 'mini-mon' }),
    new V3Password({ authUrl: `${authUrl}/v3`, ...user, userDomainName: 'Default', ...v3 }),
    new V3Token({ authUrl: `${authUrl}/v3`, token, ...v3 }),
    new V2Password({ authUrl: `${authUrl}/v2.0`, ...user, tenantName: 'mini-mon' }),
    new V2Token({ authUrl: `${authUrl}/v2.0`, token, tenantName: 'mini-mon' }),
  ]
  for (const auth of plugins) {
    const session = createSession({ auth, fetch })
    await expectToWork(createClient({ session }))
    const access = await session.getAccess()
    expect(access).toMatchObject({
      username: 'mini-mon',
      projectName: 'mini-mon',
      roleNames: ['monasca-user'],
      projectScoped: true,
    })
  }
})

test.each(ways)('behavior: the address of Monasca comes from the catalog, %s', async (way) => {
  const server = await startServer(way)
  const client = connect(server)
  await expectToWork(client)
  expect(await client.session.getEndpoint({ serviceType: 'monitoring' })).toBe(`${server.origin}/v2.0`)
  expect(await client.session.getEndpoint({ serviceType: 'identity' })).toBe(`${server.origin}/identity/v3`)
})

test.each(ways)('behavior: one authentication for parallel calls, %s', async (way) => {
  const server = await startServer(way)
  const client = connect(server)
  await Promise.all([client.metrics.list(), client.alarms.list(), client.notifications.list()])
  expect(server.requests.filter((request) => request === 'POST /identity/v3/auth/tokens')).toHaveLength(1)
})

test.each(ways)('behavior: the projects available to the user, %s', async (way) => {
  const server = await startServer(way)
  const client = connect(server, 'admin', { password: 'secret' })
  const projects = await client.session.listProjects()
  expect(projects.map((project) => project.name)).toEqual(['admin', 'mini-mon'])
})

test.each(ways)('behavior: an expired token is replaced, by the clock and by the server, %s', async (way) => {
  let serverTime = Date.now()
  const server = await startServer(way, { clock: () => serverTime, tokenTtl: 600 })
  const client = connect(server)
  const first = await client.session.getToken()
  await client.metrics.list()
  // The client's clock is stopped, so only the server's 401 reveals it.
  serverTime += 601_000
  await client.metrics.list()
  const second = await client.session.getToken()
  expect(second).not.toBe(first)
  let clientTime = serverTime
  const punctual = connect(server, 'mini-mon', { clock: () => clientTime })
  await punctual.metrics.list()
  serverTime += 590_000
  clientTime += 590_000
  const before = server.requests.filter((request) => request.startsWith('GET /v2.0')).length
  await punctual.metrics.list()
  expect(server.requests.filter((request) => request.startsWith('GET /v2.0'))).toHaveLength(before + 1)
})

test.each(ways)('behavior: a revoked token is replaced, %s', async (way) => {
  const server = await startServer(way)
  const client = connect(server)
  const token = (await client.session.getToken()) ?? ''
  const headers = { 'X-Auth-Token': token, 'X-Subject-Token': token }
  const revoked = await server.fetch(`${server.origin}/identity/v3/auth/tokens`, {
    method: 'DELETE',
    headers,
  })
  expect(revoked.status).toBe(204)
  await client.metrics.list()
  expect(await client.session.getToken()).not.toBe(token)
})
