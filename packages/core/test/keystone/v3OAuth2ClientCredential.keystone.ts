import { createSession, InvalidCredentialsError } from '@monasca/core'
import { V3OAuth2ClientCredential, V3OAuth2mTlsClientCredential } from '@monasca/core/identity'
import { beforeAll, expect, test } from 'vitest'
import { lab } from './lab.js'
import { type Account, createAccount } from './support/admin.js'
import { type ApplicationCredential, createApplicationCredential } from './support/applicationCredential.js'
import { failure, prove, shown } from './support/proof.js'

const authUrl = lab.keystone
let account: Account
let credential: ApplicationCredential
beforeAll(async () => {
  account = await createAccount()
  credential = await createApplicationCredential(account)
})

test('plugin: V3OAuth2ClientCredential signs in, and sends a bearer token, which is a Keystone token', async () => {
  const { session, access, projects, services } = await prove(
    new V3OAuth2ClientCredential({
      authUrl,
      oauth2ClientId: credential.id,
      oauth2ClientSecret: credential.secret,
      oauth2Endpoint: `${authUrl}/OS-OAUTH2/token`,
    }),
  )
  expect(access).toMatchObject({ userId: account.userId, applicationCredentialId: credential.id })
  expect(projects).toContain(account.projectName)
  expect(services).toContain('monitoring')

  const bearer = (await session.getHeaders())['Authorization']?.replace('Bearer ', '') ?? ''
  const headers = { 'X-Subject-Token': bearer }
  const { body } = await session.request({ url: `${authUrl}/auth/tokens`, headers })
  expect(body).toMatchObject({
    token: { user: { id: account.userId }, application_credential: { id: credential.id } },
  })
})

test('plugin: V3OAuth2ClientCredential discovers Keystone’s endpoint, and keeps its bearer token', async () => {
  const auth = new V3OAuth2ClientCredential({
    authUrl,
    oauth2ClientId: credential.id,
    oauth2ClientSecret: credential.secret,
  })
  const session = createSession({ auth })
  const first = await session.getHeaders()
  expect(first['Authorization']).toMatch(/^Bearer gAAAA/)
  expect(await session.getHeaders()).toEqual(first)
})

test('V3OAuth2ClientCredential: a wrong secret is an InvalidCredentialsError', async () => {
  const auth = new V3OAuth2ClientCredential({
    authUrl,
    oauth2ClientId: credential.id,
    oauth2ClientSecret: 'not the secret',
  })
  const error = await failure(createSession({ auth }).getHeaders())
  expect(error).toBeInstanceOf(InvalidCredentialsError)
  expect(shown(error)).not.toContain('not the secret')
})

test('V3OAuth2mTlsClientCredential: Keystone 22, which requires a secret, causes an InvalidCredentialsError with its words', async () => {
  const auth = new V3OAuth2mTlsClientCredential({ authUrl, oauth2ClientId: credential.id })
  const error = await failure(createSession({ auth }).getHeaders())
  expect(error).toBeInstanceOf(InvalidCredentialsError)
  expect(String(error)).toContain('client authorization is required')
})
