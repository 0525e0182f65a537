import { createServer, type Server } from 'node:http'
import { createSession, InvalidCredentialsError } from '@monasca/core'
import { V3Password } from '@monasca/core/identity'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lab } from './lab.js'
import { createWitness } from './support/accessLog.js'
import { type Account, createAccount } from './support/admin.js'
import { failure } from './support/proof.js'

const authUrl = lab.keystone
const signIn = 'POST /v3/auth/tokens 201'
let account: Account
/** A service that accepts any token except those marked as refused, and counts requests. */
const service = { url: '', refused: new Set<string>(), taken: new Map<string, number>() }
let server: Server

beforeAll(async () => {
  account = await createAccount()
  server = createServer(({ headers }, response) => {
    const token = String(headers['x-auth-token'])
    if (service.refused.has(token)) response.statusCode = 401
    else service.taken.set(token, (service.taken.get(token) ?? 0) + 1)
    response.setHeader('Content-Type', 'application/json')
    response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 2048, resolve))
  const address = server.address()
  service.url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})
afterAll(() => server.close())

function times<value>(count: number, work: () => Promise<value>): Promise<value[]> {
  return Promise.all(Array.from({ length: count }, work))
}

test('1,000 concurrent calls on a new session cause one sign-in, and one more when the token is refused', async () => {
  const { userId, password, projectId } = account
  const witness = createWitness()
  const auth = new V3Password({ authUrl, userId, password, projectId })
  const session = createSession({ auth, fetch: witness.fetch })

  await times(1000, () => session.request({ url: service.url }))
  const first = (await session.getToken()) ?? ''
  expect([...service.taken]).toEqual([[first, 1000]])
  expect(await witness.seen(1)).toEqual([signIn])

  service.refused.add(first)
  await times(1000, () => session.request({ url: service.url }))
  const second = (await session.getToken()) ?? ''
  expect(service.taken.get(second)).toBe(1000)
  expect(await witness.seen(2)).toEqual([signIn, signIn])
})

test('50 concurrent calls to Keystone itself cause one sign-in', async () => {
  const { userId, password, projectId } = account
  const witness = createWitness()
  const auth = new V3Password({ authUrl, userId, password, projectId })
  const session = createSession({ auth, fetch: witness.fetch })
  await times(50, () => session.request({ url: `${authUrl}/auth/projects` }))
  const seen = await witness.seen(51)
  expect(seen.filter((line) => line === signIn)).toHaveLength(1)
  expect(seen.filter((line) => line === 'GET /v3/auth/projects 200')).toHaveLength(50)
})

test('a failed sign-in rejects all waiting calls, and is not cached', async () => {
  const { userId, projectId } = account
  const witness = createWitness()
  const auth = new V3Password({ authUrl, userId, password: 'wrong', projectId, diagnose: false })
  const session = createSession({ auth, fetch: witness.fetch })
  const errors = await times(100, () => failure(session.getToken()))
  expect(new Set(errors).size).toBe(1)
  expect(errors[0]).toBeInstanceOf(InvalidCredentialsError)
  const refused = 'POST /v3/auth/tokens 401'
  expect(await witness.seen(1)).toEqual([refused])
  await failure(session.getToken())
  expect(await witness.seen(2)).toEqual([refused, refused])
})

test('an aborted call does not abort the sign-in for the others', async () => {
  const { userId, password, projectId } = account
  const witness = createWitness()
  const auth = new V3Password({ authUrl, userId, password, projectId })
  const session = createSession({ auth, fetch: witness.fetch })
  const impatient = new AbortController()
  const first = failure(session.getToken({ signal: impatient.signal }))
  const second = session.getToken()
  const reason = new Error('I am leaving')
  impatient.abort(reason)
  expect(await first).toBe(reason)
  expect(await second).toMatch(/^gAAAA/)
  expect(await witness.seen(1)).toEqual([signIn])
})
