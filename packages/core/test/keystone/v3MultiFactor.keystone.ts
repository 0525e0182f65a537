import { createSession, InvalidCredentialsError, MissingAuthMethodsError } from '@monasca/core'
import {
  passwordMethod,
  receiptMethod,
  totpMethod,
  V3Auth,
  V3MultiFactor,
  V3Password,
} from '@monasca/core/identity'
import { beforeAll, expect, test } from 'vitest'
import { lab } from './lab.js'
import { type Account, createAccount } from './support/admin.js'
import { failure, prove, shown } from './support/proof.js'
import { type Authenticator, createAuthenticator } from './support/totp.js'

const authUrl = lab.keystone
let account: Account
let authenticator: Authenticator
beforeAll(async () => {
  account = await createAccount({
    options: { multi_factor_auth_enabled: true, multi_factor_auth_rules: [['password', 'totp']] },
  })
  authenticator = await createAuthenticator(account.userId)
})

/** The error of a sign-in with the password alone. */
async function halfWay(): Promise<MissingAuthMethodsError> {
  const { userId, password, projectId } = account
  const auth = new V3Password({ authUrl, userId, password, projectId })
  const error = await failure(createSession({ auth }).getToken())
  if (error instanceof MissingAuthMethodsError) return error
  throw error
}

test('plugin: V3MultiFactor signs in with password and code together', async () => {
  const { username, password, projectName } = account
  const { access, projects } = await prove(
    new V3MultiFactor({
      authUrl,
      authMethods: ['v3password', 'v3totp'],
      username,
      userDomainId: 'default',
      password,
      passcode: () => authenticator.code(),
      projectName,
      projectDomainId: 'default',
    }),
  )
  expect([...(access.body['methods'] as string[])].sort()).toEqual(['password', 'totp'])
  expect(projects).toEqual([projectName])
})

test('plugin: V3MultiFactor: the password alone is a MissingAuthMethodsError with a receipt', async () => {
  const error = await halfWay()
  expect(error.methods).toEqual(['password'])
  expect(error.requiredAuthMethods.map((rule) => [...rule].sort())).toEqual([['password', 'totp']])
  expect(error.receipt).toMatch(/^gAAAA/)
  expect(error.expiresAt).toBeGreaterThan(Date.now())
  expect(shown(error)).not.toContain(error.receipt)
})

test('plugin: V3MultiFactor continues from a receipt with only the missing method', async () => {
  const { userId, projectId } = account
  const methods = [
    receiptMethod({ error: await halfWay() }),
    totpMethod({ userId, passcode: authenticator.code() }),
  ]
  const { access, services } = await prove(new V3Auth({ authUrl, projectId, methods }))
  expect([...(access.body['methods'] as string[])].sort()).toEqual(['password', 'totp'])
  expect(services).toContain('monitoring')
})

test('plugin: V3MultiFactor: the missing method can be added to the plugin that failed', async () => {
  const { userId, password, projectId } = account
  const auth = new V3Auth({ authUrl, projectId, methods: [passwordMethod({ userId, password })] })
  const session = createSession({ auth })
  expect(await failure(session.getToken())).toBeInstanceOf(MissingAuthMethodsError)
  auth.addMethod(totpMethod({ userId, passcode: () => authenticator.code() }))
  expect((await session.getAccess()).projectId).toBe(projectId)
})

test('V3MultiFactor: a wrong code with the right password is an InvalidCredentialsError', async () => {
  const { userId, password, projectId } = account
  const auth = new V3MultiFactor({
    authUrl,
    authMethods: ['v3password', 'v3totp'],
    userId,
    password,
    passcode: 'wrong',
    projectId,
  })
  const error = await failure(createSession({ auth }).getToken())
  expect(error).toBeInstanceOf(InvalidCredentialsError)
  expect(String(error)).toContain('password, totp')
})

test('a forged receipt is refused', async () => {
  const { userId } = account
  const methods = [
    receiptMethod({ receipt: 'gAAAAABnonsense' }),
    totpMethod({ userId, passcode: authenticator.code() }),
  ]
  const error = await failure(createSession({ auth: new V3Auth({ authUrl, methods }) }).getToken())
  expect(error).toBeInstanceOf(InvalidCredentialsError)
})
