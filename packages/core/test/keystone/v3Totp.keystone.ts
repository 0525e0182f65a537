import { createSession, InvalidCredentialsError } from '@monasca/core'
import { V3TOTP } from '@monasca/core/identity'
import { beforeAll, expect, test } from 'vitest'
import { lab } from './lab.js'
import { type Account, createAccount } from './support/admin.js'
import { failure, prove, shown } from './support/proof.js'
import { type Authenticator, createAuthenticator } from './support/totp.js'

const authUrl = lab.keystone
let account: Account
let authenticator: Authenticator
beforeAll(async () => {
  account = await createAccount()
  authenticator = await createAuthenticator(account.userId)
})

test('plugin: V3TOTP signs in with a code, by user id', async () => {
  const { userId, projectId } = account
  const passcode = authenticator.code()
  const { access, projects, services } = await prove(new V3TOTP({ authUrl, userId, passcode, projectId }))
  expect(access).toMatchObject({ userId, projectId })
  expect(access.body).toMatchObject({ methods: ['totp'] })
  expect(projects).toEqual([account.projectName])
  expect(services).toContain('monitoring')
})

test('plugin: V3TOTP requests a fresh code for every sign-in, by user name', async () => {
  const { username, projectName } = account
  let asked = 0
  const passcode = () => {
    asked += 1
    return authenticator.code()
  }
  const domains = { userDomainName: 'Default', projectDomainName: 'Default' }
  const { session, access } = await prove(
    new V3TOTP({ authUrl, username, passcode, projectName, ...domains }),
  )
  expect(access.username).toBe(username)
  expect(asked).toBe(1)
  session.invalidate()
  await session.getToken()
  expect(asked).toBe(2)
})

test('V3TOTP: a wrong code is an InvalidCredentialsError, and is not sent twice', async () => {
  const { userId, projectId } = account
  const wrong = authenticator.code() === '000000' ? '111111' : '000000'
  let asked = 0
  const passcode = () => {
    asked += 1
    return wrong
  }
  const auth = new V3TOTP({ authUrl, userId, passcode, projectId })
  const error = await failure(createSession({ auth }).getToken())
  expect(error).toBeInstanceOf(InvalidCredentialsError)
  expect(String(error)).toContain('passcode')
  expect(shown(error)).not.toContain(wrong)
  expect(asked).toBe(1)
})

test('V3TOTP: a user without an authenticator gets an InvalidCredentialsError', async () => {
  const { userId } = await createAccount()
  const auth = new V3TOTP({ authUrl, userId, passcode: '123456' })
  expect(await failure(createSession({ auth }).getToken())).toBeInstanceOf(InvalidCredentialsError)
})
