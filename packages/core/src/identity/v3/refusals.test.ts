import { expect, test } from 'vitest'
import { contextOf, tokenReply } from '../../../test/support/authContext.js'
import {
  DiscoveryError,
  InvalidCredentialsError,
  InvalidTokenError,
  NotFoundError,
  ScopeNotFoundError,
  UnauthorizedError,
} from '../../errors/index.js'
import { createScriptedFetch } from '../../testing/index.js'
import { type AuthPlugin, V3ApplicationCredential, V3Password, V3Token } from '../index.js'

const authUrl = 'http://k/v3'

/** Keystone's words for a refusal. */
function words(code: number, message: string, more: object = {}) {
  return { status: code, body: { error: { code, message, ...more } } }
}

/** The error of an authentication, and how many requests it took. */
async function refusal(auth: AuthPlugin, ...replies: object[]) {
  const { fetch, requests } = createScriptedFetch(replies)
  const error: unknown = await auth.getAccess(contextOf(fetch)).catch((reason: unknown) => reason)
  return { error, requests }
}

test.each(['Could not recognize Fernet token', 'Failed to validate token'])(
  'error: a token that Keystone does not know is a 404, "%s"',
  async (message) => {
    const auth = new V3Token({ authUrl, token: 'spent', projectId: 'p' })
    const { error, requests } = await refusal(auth, words(404, message))
    expect(error).toBeInstanceOf(InvalidTokenError)
    expect(error).toMatchObject({ code: 'invalid_token', status: 401, details: message })
    expect(requests).toHaveLength(1)
  },
)

test('error: a 404 without Keystone’s words means that there is no Keystone', async () => {
  const auth = new V3Token({ authUrl, token: 'fine' })
  expect((await refusal(auth, { status: 404, body: '<h1>Not Found</h1>' })).error).toBeInstanceOf(
    DiscoveryError,
  )
})

test('error: an unknown trust', async () => {
  const auth = new V3Password({ authUrl, userId: 'u', password: 'x', trustId: 't' })
  const { error } = await refusal(auth, words(404, 'Could not find trust: t.'))
  expect(error).toBeInstanceOf(NotFoundError)
})

test('error: an unsupported method is reported with the supported ones', async () => {
  const auth = new V3Password({ authUrl, userId: 'u', password: 'x', projectId: 'p' })
  const identity = { methods: ['token', 'openid'] }
  const { error, requests } = await refusal(auth, words(401, 'Unsupported method.', { identity }))
  expect(error).toBeInstanceOf(UnauthorizedError)
  expect(String(error)).toContain('does not offer the method password')
  expect(String(error)).toContain('token, openid')
  expect(requests).toHaveLength(1)
})

const credential = { authUrl, applicationCredentialId: 'c', applicationCredentialSecret: 's3cret' }

test('error: an unknown application credential is a 404', async () => {
  const reply = words(404, 'Could not find Application Credential: c.')
  const { error, requests } = await refusal(new V3ApplicationCredential(credential), reply)
  expect(error).toBeInstanceOf(InvalidCredentialsError)
  expect(requests).toHaveLength(1)
})

test('error: a scope in addition to an application credential', async () => {
  const reply = words(401, 'Application credentials cannot request a scope.')
  const projects = { body: { projects: [] } }
  const auth = new V3ApplicationCredential({ ...credential, projectId: 'p' })
  const { error, requests } = await refusal(auth, reply, tokenReply(), projects, { status: 204 })
  expect(error).toBeInstanceOf(ScopeNotFoundError)
  expect(String(error)).toContain('brings its own project')
  expect(requests[1]?.body).not.toHaveProperty('auth.scope')
})

test('error: a wrong secret of an application credential, and an additional scope', async () => {
  const auth = new V3ApplicationCredential({ ...credential, projectId: 'p' })
  const { error } = await refusal(auth, words(401, 'No.'), words(401, 'No.'))
  expect(error).toBeInstanceOf(InvalidCredentialsError)
})
