import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { contextOf, refusal, tokenReply } from '../../../test/support/authContext.js'
import { HttpRequestError, InvalidParameterError, MissingAuthMethodsError } from '../../errors/index.js'
import { createSession } from '../../session/index.js'
import { createScriptedFetch, type ScriptedReply } from '../../testing/index.js'
import { receiptMethod, totpMethod, V3Auth, V3MultiFactor, V3Password } from '../index.js'

const authUrl = 'http://k/v3'
const receiptId = 'gAAAA-the-receipt'
const withReceipt: ScriptedReply = {
  status: 401,
  headers: { 'Openstack-Auth-Receipt': receiptId },
  body: {
    receipt: { methods: ['password'], user: { id: 'u' }, expires_at: '2026-11-23T11:00:44.000000Z' },
    required_auth_methods: [
      ['password', 'totp'],
      ['password', 'hardware'],
    ],
  },
}
const options = { authUrl, userId: 'u', password: 'pa55', projectId: 'p' }

async function fail(
  reply: ScriptedReply,
  auth: V3Auth = new V3Password(options),
): Promise<MissingAuthMethodsError> {
  const { fetch, requests } = createScriptedFetch([reply])
  const error: unknown = await auth.getAccess(contextOf(fetch)).catch((caught: unknown) => caught)
  expect(requests).toHaveLength(1)
  if (error instanceof MissingAuthMethodsError) return error
  throw error
}

test('default: reads completed methods, required methods and expiry', async () => {
  const error = await fail(withReceipt)
  expect(error).not.toBeInstanceOf(HttpRequestError)
  expect(error.receipt).toBe(receiptId)
  expect(error.methods).toEqual(['password'])
  expect(error.requiredAuthMethods).toEqual([
    ['password', 'totp'],
    ['password', 'hardware'],
  ])
  expect(error.expiresAt).toBe(Date.UTC(2026, 10, 23, 11, 0, 44))
  expect(error.message).toContain('Required: password and totp, or password and hardware.')
})

test('behavior: the receipt is never printed', async () => {
  const error = await fail(withReceipt)
  expect(inspect(error, { depth: 9 }) + JSON.stringify(error) + String(error)).not.toContain(receiptId)
})

test('behavior: reads a receipt without a description', async () => {
  const error = await fail({ status: 401, headers: { 'Openstack-Auth-Receipt': receiptId }, body: {} })
  expect(error.methods).toEqual([])
  expect(error.expiresAt).toBeUndefined()
})

test('behavior: a browser that may not read the header gets advice', async () => {
  const error = await fail({ ...withReceipt, headers: {} })
  expect(error.receipt).toBeUndefined()
  expect(error.message).toContain('expose_headers')
  expect(() => receiptMethod({ error })).toThrow(InvalidParameterError)
})

test('receiptMethod: sends the header, and only the new method in the body', async () => {
  const { fetch, requests } = createScriptedFetch([tokenReply()])
  const methods = [receiptMethod({ receipt: receiptId }), totpMethod({ userId: 'u', passcode: '123456' })]
  await new V3Auth({ authUrl, methods, projectId: 'p' }).getAccess(contextOf(fetch))
  expect(requests[0]?.headers).toMatchObject({ 'openstack-auth-receipt': receiptId })
  expect(requests[0]?.body).toEqual({
    auth: {
      identity: { methods: ['totp'], totp: { user: { id: 'u', passcode: '123456' } } },
      scope: { project: { id: 'p' } },
    },
  })
})

test('error: a receipt alone is not a method', async () => {
  const { fetch, requests } = createScriptedFetch([])
  const auth = new V3Auth({ authUrl, methods: [receiptMethod({ receipt: receiptId })] })
  await expect(auth.getAccess(contextOf(fetch))).rejects.toThrow('No authentication method')
  expect(requests).toEqual([])
})

test('addMethod: the same plugin continues with both methods', async () => {
  const { fetch, requests } = createScriptedFetch([withReceipt, tokenReply()])
  const auth = new V3Password(options)
  const { scope } = auth
  const session = createSession({ auth, fetch })
  await expect(session.getToken()).rejects.toThrow(MissingAuthMethodsError)
  auth.addMethod(totpMethod({ userId: 'u', passcode: '123456' }))
  expect(await session.getToken()).toBe('the-token')
  expect(auth.scope).toBe(scope)
  expect(requests[1]?.body).toMatchObject({ auth: { identity: { methods: ['password', 'totp'] } } })
})

test('error: several methods refused, and no second attempt with a one-time code', async () => {
  const auth = new V3MultiFactor({ ...options, authMethods: ['v3password', 'v3totp'], passcode: '123456' })
  const { fetch, requests } = createScriptedFetch([refusal])
  const error: unknown = await auth.getAccess(contextOf(fetch)).catch((caught: unknown) => caught)
  expect(error).toMatchObject({
    name: 'InvalidCredentialsError',
    shortMessage: 'Keystone refused one of password, totp.',
  })
  expect(requests).toHaveLength(1)
  expect(inspect(error, { depth: 9 })).not.toMatch(/pa55|123456/)
})

test('behavior: a password that is the name of a method hides no method', async () => {
  const error = await fail(withReceipt, new V3Password({ ...options, password: 'password' }))
  expect(error.methods).toEqual(['password'])
  expect(error.requiredAuthMethods[0]).toEqual(['password', 'totp'])
})
