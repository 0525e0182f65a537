import {
  createClient,
  EndpointNotFoundError,
  ForbiddenError,
  InvalidCredentialsError,
  MultipleMetricsError,
  NotFoundError,
  ScopeNotFoundError,
  TimeoutError,
  UnauthorizedError,
  UnprocessableEntityError,
} from '@monasca/core'
import { expect, test } from 'vitest'
import { defaultSeed, defaultServices } from '../../src/index.js'
import { connect, startServer, ways } from './setup.js'

test.each(ways)('error: a wrong password, and an unknown user, %s', async (way) => {
  const server = await startServer(way)
  for (const client of [
    connect(server, 'mini-mon', { password: 'hunter2' }),
    connect(server, 'absent', { password: 'hunter2' }),
  ]) {
    const failing = client.metrics.list()
    await expect(failing).rejects.toThrow(InvalidCredentialsError)
    await expect(failing).rejects.not.toThrow('hunter2')
  }
})

test.each(ways)('error: a project that does not exist, or is not the user’s, %s', async (way) => {
  const server = await startServer(way)
  for (const projectName of ['nowhere', 'admin']) {
    await expect(connect(server, 'mini-mon', { projectName }).metrics.list()).rejects.toThrow(
      ScopeNotFoundError,
    )
  }
})

test.each(ways)('error: an expired token is not replaced when there is no password, %s', async (way) => {
  let now = Date.now()
  const server = await startServer(way, { clock: () => now, tokenTtl: 300 })
  const { origin, fetch } = server
  const token = (await connect(server).session.getToken()) ?? ''
  const client = createClient({ token, authUrl: `${origin}/identity`, projectName: 'mini-mon', fetch })
  await client.metrics.list()
  now += 301_000
  const failing = client.metrics.list()
  await expect(failing).rejects.toThrow(UnauthorizedError)
  await expect(failing).rejects.not.toThrow(token)
})

test.each(ways)('error: a catalog without Monasca, %s', async (way) => {
  const services = defaultServices.filter((service) => service.type === 'identity')
  const server = await startServer(way, { seed: { ...defaultSeed, services } })
  const failing = connect(server).metrics.list()
  await expect(failing).rejects.toThrow(EndpointNotFoundError)
  await expect(failing).rejects.toThrow(/monitoring/)
})

test.each(ways)('error: a missing role is reported at once, without signing in again, %s', async (way) => {
  const server = await startServer(way)
  const reader = connect(server, 'reader')
  await reader.metrics.list()
  await expect(reader.metrics.create({ name: 'x', value: 1 })).rejects.toThrow(ForbiddenError)
  await expect(connect(server, 'agent').metrics.list()).rejects.toThrow(ForbiddenError)
  expect(server.requests.filter((request) => request === 'POST /identity/v3/auth/tokens')).toHaveLength(2)
})

test.each(ways)('error: missing, invalid and ambiguous requests, %s', async (way) => {
  const client = connect(await startServer(way))
  await expect(client.alarms.get({ alarmId: 'unknown' })).rejects.toThrow(NotFoundError)
  await expect(client.alarmDefinitions.create({ name: 'broken', expression: 'avg(cpu' })).rejects.toThrow(
    UnprocessableEntityError,
  )
  await client.metrics.create([
    { name: 'twice', value: 1, dimensions: { hostname: 'a' } },
    { name: 'twice', value: 2, dimensions: { hostname: 'b' } },
  ])
  const hourAgo = Date.now() - 3_600_000
  await expect(client.metrics.listMeasurements({ name: 'twice', startTime: hourAgo })).rejects.toThrow(
    MultipleMetricsError,
  )
})

test.each(ways)('error: no answer in time, and an abort, %s', async (way) => {
  const server = await startServer(way)
  const late: typeof server.fetch = async (input, init) => {
    await new Promise((resolve) => setTimeout(resolve, 300))
    return server.fetch(input, init)
  }
  const client = connect({ ...server, fetch: late })
  await expect(client.metrics.list({}, { timeout: 50 })).rejects.toThrow(TimeoutError)
  const reason = new Error('closed the page')
  await expect(client.metrics.list({}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
})
