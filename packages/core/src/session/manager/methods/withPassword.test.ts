import { expect, test } from 'vitest'
import { createScriptedFetch, createV3Token } from '../../../testing/index.js'
import { createSessionManager } from '../../index.js'
import type { SignInMethod } from './signInMethod.js'
import { withPassword } from './withPassword.js'
import { withTotp } from './withTotp.js'

type Identity = { methods: string[] } & Record<string, { user: unknown } | undefined>
type TokenRequest = { auth: { identity: Identity } }

/** The users, as the request names them to Keystone. */
async function usersSent(method: SignInMethod): Promise<unknown[]> {
  const { fetch, requests } = createScriptedFetch({
    'POST http://k/v3/auth/tokens': {
      status: 201,
      headers: { 'X-Subject-Token': 'gAAAA-issued' },
      body: createV3Token(),
    },
    'GET http://k/v3/auth/projects': { body: { projects: [] } },
  })
  const manager = createSessionManager({ authUrl: 'http://k', fetch })
  await manager.signIn(method)
  const [first] = requests
  if (first === undefined) throw new Error('No request was sent.')
  const { identity } = (first.body as TokenRequest).auth
  return identity.methods.map((name) => identity[name]?.user)
}

const password = 'password'

test('a user name without a domain is one of the domain `default`', async () => {
  const user = { name: 'ada', domain: { id: 'default' } }
  expect(await usersSent(withPassword({ username: 'ada', password }))).toEqual([{ ...user, password }])
  expect(await usersSent(withTotp({ username: 'ada', password, passcode: '123456' }))).toEqual([
    { ...user, password },
    { ...user, passcode: '123456' },
  ])
})

test('a domain, or the id of a user, is sent as given', async () => {
  expect(await usersSent(withPassword({ username: 'ada', userDomainName: 'Research', password }))).toEqual([
    { name: 'ada', domain: { name: 'Research' }, password },
  ])
  expect(await usersSent(withPassword({ userId: 'u1', password }))).toEqual([{ id: 'u1', password }])
})
