// Each auth plugin that works in a page, from a page of another origin. `npm run auth:table` counts these tests by the
// names in their titles.
import { expect, type Page } from '@playwright/test'
import { type Cloud, metric, passcode } from './fixtures/pluginsCloud.js'
import { test } from './fixtures/pluginsTest.js'

const person = { username: 'mini-mon', password: 'password' }
const project = { projectName: 'mini-mon', projectDomainId: 'default' }
const signedIn = { metrics: [metric], user: 'mini-mon', project: 'mini-mon' }

/** The user `mini-mon` at the v3 API. */
function v3({ url }: Cloud) {
  return { authUrl: `${url}/identity/v3`, ...person, userDomainId: 'default', ...project }
}

/** A user with a device that shows codes. */
function withDevice(cloud: Cloud, username: string) {
  return { ...v3(cloud), username, passcode: passcode() }
}

test('plugin: Password finds the version and signs in', async ({ cloud, prove }) => {
  const options = { authUrl: `${cloud.url}/identity`, ...person, projectName: 'mini-mon' }
  expect(await prove('Password', options)).toEqual(signedIn)
})

test('plugin: Token finds the version and changes a token', async ({ cloud, prove, sent }) => {
  const token = await cloud.getToken()
  const options = { authUrl: `${cloud.url}/identity`, token, projectName: 'mini-mon' }
  expect(await prove('Token', options)).toEqual(signedIn)
  expect(sent()['x-auth-token']).not.toBe(token)
})

test('plugin: V2Password signs in', async ({ cloud, prove }) => {
  const options = { authUrl: `${cloud.url}/identity/v2.0`, ...person, tenantName: 'mini-mon' }
  expect(await prove('V2Password', options)).toEqual(signedIn)
})

test('plugin: V2Token changes a token', async ({ cloud, prove, sent }) => {
  const token = await cloud.getToken()
  const options = { authUrl: `${cloud.url}/identity/v2.0`, token, tenantName: 'mini-mon' }
  expect(await prove('V2Token', options)).toEqual(signedIn)
  expect(sent()['x-auth-token']).not.toBe(token)
})

test('plugin: V3Password signs in', async ({ cloud, prove }) => {
  expect(await prove('V3Password', v3(cloud))).toEqual(signedIn)
})

test('plugin: V3Password shows a page of another origin that the password is wrong', async ({
  cloud,
  prove,
}) => {
  await expect(prove('V3Password', { ...v3(cloud), password: 'wrong' })).rejects.toThrow(
    /InvalidCredentialsError/,
  )
})

test('plugin: V3Token changes a token', async ({ cloud, prove, sent }) => {
  const token = await cloud.getToken()
  expect(await prove('V3Token', { authUrl: `${cloud.url}/identity/v3`, token, ...project })).toEqual(signedIn)
  expect(sent()['x-auth-token']).not.toBe(token)
})

test('plugin: V3TOTP signs in with the code of a device', async ({ cloud, prove }) => {
  expect(await prove('V3TOTP', withDevice(cloud, 'totp'))).toEqual({ ...signedIn, user: 'totp' })
})

test('plugin: V3MultiFactor sends password and code at once', async ({ cloud, prove }) => {
  const options = { ...withDevice(cloud, 'mfa'), authMethods: ['v3password', 'v3totp'] as const }
  expect(await prove('V3MultiFactor', options)).toEqual({ ...signedIn, user: 'mfa' })
})

test('plugin: V3MultiFactor in two steps, as the page can read the receipt', async ({ cloud, prove }) => {
  const options = { ...withDevice(cloud, 'mfa'), authMethods: [] }
  expect(await prove('receipt', options)).toEqual({ ...signedIn, user: 'mfa' })
})

test('plugin: V3ApplicationCredential signs in', async ({ cloud, prove }) => {
  const options = {
    authUrl: `${cloud.url}/identity/v3`,
    applicationCredentialId: 'mini-mon-app',
    applicationCredentialSecret: 'app-secret',
  }
  expect(await prove('V3ApplicationCredential', options)).toEqual(signedIn)
})

test('plugin: V3OAuth2ClientCredential sends a bearer token besides', async ({ cloud, prove, sent }) => {
  const options = {
    authUrl: `${cloud.url}/identity/v3`,
    oauth2ClientId: 'mini-mon-app',
    oauth2ClientSecret: 'app-secret',
  }
  expect(await prove('V3OAuth2ClientCredential', options)).toEqual(signedIn)
  expect(sent()['authorization']).toMatch(/^Bearer gAAAAA/)
})

test('plugin: AccessInfoPlugin uses what another session has got', async ({ cloud, prove }) => {
  expect(await prove('AccessInfoPlugin', v3(cloud))).toEqual(signedIn)
})

test('plugin: ServiceTokenAuthWrapper sends a second token', async ({ cloud, prove, sent }) => {
  const service = { ...v3(cloud), username: 'agent' }
  expect(await prove('ServiceTokenAuthWrapper', { user: v3(cloud), service })).toEqual(signedIn)
  expect(sent()['x-service-token']).toMatch(/^gAAAAA/)
  expect(sent()['x-service-token']).not.toBe(sent()['x-auth-token'])
})

/** Plugins that ask Keystone for nothing, so that nothing is known of the user. */
const unknown = { metrics: [metric], user: undefined, project: undefined }

test('plugin: TokenEndpoint sends a given token', async ({ cloud, prove, sent }) => {
  const token = await cloud.getToken()
  expect(await prove('TokenEndpoint', { endpoint: `${cloud.url}/v2.0`, token })).toEqual(unknown)
  expect(sent()['x-auth-token']).toBe(token)
})

test('plugin: NoAuth reaches a Monasca that asks for no token', async ({ cloud, prove }) => {
  const gate = await cloud.openGate('X-Auth-Token', 'notused')
  expect(await prove('NoAuth', { endpoint: `${gate}/v2.0` })).toEqual(unknown)
})

test('plugin: HttpBasic passes a web server in front of Monasca', async ({ cloud, prove }) => {
  const value = `Basic ${Buffer.from('mini-mon:päss:wörd').toString('base64')}`
  const endpoint = `${await cloud.openGate('Authorization', value)}/v2.0`
  const options = { endpoint, username: 'mini-mon', password: 'päss:wörd' }
  expect(await prove('HttpBasic', options)).toEqual(unknown)
  await expect(prove('HttpBasic', { ...options, password: 'wrong' })).rejects.toThrow(/UnauthorizedError/)
})

/** A page as the OpenID provider's client, which is a public one, for the project `mini-mon`. */
function openid({ url, issuer }: Cloud) {
  return {
    authUrl: `${url}/identity/v3`,
    identityProvider: 'emulator',
    protocol: 'openid',
    discoveryEndpoint: `${issuer}/.well-known/openid-configuration`,
    clientId: 'dashboard',
    ...project,
  }
}

/** A user that only the OpenID provider knows. */
const ada = { username: 'ada', password: 'password' }
const adaSignedIn = { ...signedIn, user: 'ada' }

/** On the OpenID provider's pages: signs in, and allows what the client asks for. */
async function signInAtProvider(page: Page) {
  await page.getByLabel('User name').fill(ada.username)
  await page.getByLabel('Password').fill(ada.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('button', { name: 'Allow' }).click()
}

test('plugin: V3OidcPassword signs in', async ({ cloud, prove }) => {
  expect(await prove('V3OidcPassword', { ...openid(cloud), ...ada })).toEqual(adaSignedIn)
})

test('plugin: V3OidcPassword shows a page of another origin that the password is wrong', async ({
  cloud,
  prove,
}) => {
  const options = { ...openid(cloud), ...ada, password: 'wrong' }
  await expect(prove('V3OidcPassword', options)).rejects.toThrow(/OidcTokenError.*invalid_grant/s)
})

test('plugin: V3OidcClientCredentials signs a program in', async ({ cloud, prove }) => {
  const options = { ...openid(cloud), clientId: 'keystone', clientSecret: 'keystone-secret' }
  expect(await prove('V3OidcClientCredentials', options)).toEqual({ ...signedIn, user: 'keystone' })
})

test('plugin: V3OidcAccessToken takes a token that the page has got', async ({ cloud, prove }) => {
  const { authUrl, identityProvider, protocol } = openid(cloud)
  const options = { authUrl, identityProvider, protocol, ...project, issuer: cloud.issuer, ...ada }
  expect(await prove('V3OidcAccessToken', options)).toEqual(adaSignedIn)
})

test('plugin: V3OidcAuthorizationCode redeems the code that the login page led back with', async ({
  cloud,
  page,
  prove,
  site,
}) => {
  await page.evaluate((issuer) => void window.leave(issuer), cloud.issuer)
  await signInAtProvider(page)
  await page.waitForURL(`${site}/callback?*`)
  expect(await prove('V3OidcAuthorizationCode', openid(cloud))).toEqual(adaSignedIn)
})

test('plugin: V3OidcDeviceAuthorization waits until the code is confirmed elsewhere', async ({
  cloud,
  context,
  page,
  prove,
}) => {
  const proof = prove('V3OidcDeviceAuthorization', openid(cloud))
  const link = page.getByRole('link')
  const code = await link.innerText()
  const [other] = await Promise.all([context.waitForEvent('page'), link.click()])
  await other.getByLabel('Code shown on your device').fill(code)
  await other.getByRole('button', { name: 'Continue' }).click()
  await other.getByRole('button', { name: 'Yes, continue' }).click()
  await signInAtProvider(other)
  await expect(other.getByRole('heading', { name: 'You are signed in' })).toBeVisible()
  expect(await proof).toEqual(adaSignedIn)
})
