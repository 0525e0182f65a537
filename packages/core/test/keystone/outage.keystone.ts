import {
  ConnectionError,
  createSession,
  InvalidTokenError,
  ServiceUnavailableError,
  type Session,
  TimeoutError,
  UnauthorizedError,
} from '@monasca/core'
import { Password, V3Password, V3Token } from '@monasca/core/identity'
import { beforeAll, expect, test } from 'vitest'
import { lab } from './lab.js'
import { type Account, createAccount } from './support/admin.js'
import { failure, shown } from './support/proof.js'
import { freezeKeystone, startKeystone, stopKeystone } from './support/shortKeystone.js'
import { waitUntil } from './support/wait.js'

// Tokens of this Keystone expire after four seconds.
const authUrl = lab.keystoneShort
let account: Account
beforeAll(async () => {
  account = await createAccount()
})

/**
 * Except of connections: the server closes those that are idle for as long as its tokens last, and a read may hit one
 * that is just closing.
 */
const noRetries = { retries: 0, connectRetries: 2 }

function signIn({
  clock,
  ...options
}: {
  authUrl?: string
  reauthenticate?: boolean
  clock?: () => number
} = {}): Session {
  const { userId, password, projectId } = account
  const auth = new V3Password({ authUrl, userId, password, projectId, ...options })
  return createSession({ auth, clock, ...noRetries })
}

const ownProjects = { url: `${authUrl}/auth/projects` }

/** Waits until the token of the session has expired, and resolves to it. */
async function expire(session: Session): Promise<string> {
  const { expires = 0, authToken } = await session.getAccess()
  await waitUntil(() => Date.now() > expires + 1000)
  return authToken
}

test.concurrent('a token is kept until a fifth of its lifetime remains, then renewed before the next use', async () => {
  let clock = Date.now
  const session = signIn({ clock: () => clock() })
  const { authToken, expires = 0 } = await session.getAccess()
  // The client's clock stops: the first token has half its lifetime left, then a tenth.
  clock = () => expires - 2000
  expect(await session.getToken()).toBe(authToken)
  clock = () => expires - 400
  expect(await session.getToken()).not.toBe(authToken)
  clock = Date.now
  expect((await session.request(ownProjects)).status).toBe(200)
})

test.concurrent('an expired token is refused when used, and replaced by one sign-in', async () => {
  const session = signIn({ reauthenticate: false })
  const expired = await expire(session)
  const { body } = await session.request(ownProjects)
  expect((body as { projects: unknown[] }).projects).toHaveLength(1)
  expect(await session.getToken()).not.toBe(expired)
})

test.concurrent('an expired token is an UnauthorizedError if no sign-in is allowed', async () => {
  const session = signIn({ reauthenticate: false })
  await expire(session)
  const error = await failure(session.request({ ...ownProjects, allowReauth: false }))
  expect(error).toBeInstanceOf(UnauthorizedError)
})

test.concurrent('an expired token as credential is an InvalidTokenError, as is the expiry of a session created from a token', async () => {
  const first = signIn({ reauthenticate: false })
  const token = (await first.getToken()) ?? ''
  const { projectId } = account
  const rescoped = createSession({
    auth: new V3Token({ authUrl, token, projectId, reauthenticate: false }),
    ...noRetries,
  })
  expect((await rescoped.request(ownProjects)).status).toBe(200)
  await expire(first)
  expect(await failure(rescoped.request(ownProjects))).toBeInstanceOf(InvalidTokenError)
  const auth = new V3Token({ authUrl, token, projectId })
  expect(await failure(createSession({ auth }).getToken())).toBeInstanceOf(InvalidTokenError)
})

test('a Keystone that accepts connections and does not respond is a TimeoutError', async () => {
  const goOn = freezeKeystone()
  try {
    const { userId, password } = account
    const auth = new V3Password({ authUrl, userId, password })
    const error = await failure(createSession({ auth, timeout: 500, retries: 0 }).getToken())
    expect(error).toBeInstanceOf(TimeoutError)
    expect(shown(error)).not.toContain(password)
  } finally {
    goOn()
  }
  expect((await signIn().request(ownProjects)).status).toBe(200)
})

test('a stopped Keystone is a ConnectionError, and its sessions recover when it is back', async () => {
  const session = signIn({ reauthenticate: false })
  await session.getToken()
  await stopKeystone()
  try {
    expect(await failure(session.request(ownProjects))).toBeInstanceOf(ConnectionError)
    const error = await failure(signIn().getToken())
    expect(error).toBeInstanceOf(ConnectionError)
    expect(shown(error)).not.toContain(account.password)
    const { userId, password } = account
    const auth = new Password({ authUrl: authUrl.replace(/\/v3$/, ''), userId, password })
    const generic = createSession({ auth, retries: 0 })
    expect(await failure(generic.getToken())).toBeInstanceOf(ConnectionError)
  } finally {
    await startKeystone()
  }
  expect((await session.request(ownProjects)).status).toBe(200)
})

test('a stopped Keystone behind a running Apache is a ServiceUnavailableError', async () => {
  const session = signIn({ authUrl: lab.keystone.replace(/\/v3$/, '/stopped/v3') })
  const error = await failure(session.getToken())
  expect(error).toBeInstanceOf(ServiceUnavailableError)
  expect(error).toMatchObject({ status: 503 })
})
