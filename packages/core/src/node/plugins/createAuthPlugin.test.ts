import { expect, test } from 'vitest'
import { V3Password } from '../../identity/index.js'
import { MissingRequiredOptionsError } from '../errors.js'
import { authPluginNames, createAuthPlugin } from './createAuthPlugin.js'
import type { PluginOptions } from './definition.js'

/** The missing options, or the name of another error. */
function missingOf(authType: string, options: PluginOptions): readonly string[] | string {
  try {
    createAuthPlugin(authType, options)
  } catch (error) {
    return error instanceof MissingRequiredOptionsError ? error.options : String(error)
  }
  return []
}

const authUrl = 'https://cloud.example.org/identity'
const openid = {
  authUrl,
  identityProvider: 'i',
  protocol: 'openid',
  clientId: 'c',
  discoveryEndpoint: 'https://i/.well-known/openid-configuration',
}
const password = { authUrl, password: 'secret' }

test('default: returns an instance of the class', () => {
  const options = { authUrl, userId: 'u', password: 'secret' }
  expect(createAuthPlugin('v3password', options)).toBeInstanceOf(V3Password)
  expect(createAuthPlugin('v3password', options).scope).toBe(new V3Password(options).scope)
})

test('behavior: every plugin lists all its missing options at once', () => {
  const missing = authPluginNames.map((name) => [name, missingOf(name, {})])
  expect(Object.fromEntries(missing)).toMatchInlineSnapshot(`
    {
      "admin_token": [
        "endpoint",
        "token",
      ],
      "http_basic": [
        "username",
        "password",
      ],
      "none": [],
      "password": [
        "authUrl",
        "username",
        "password",
      ],
      "token": [
        "authUrl",
        "token",
      ],
      "v2password": [
        "authUrl",
        "username",
        "password",
      ],
      "v2token": [
        "authUrl",
        "token",
      ],
      "v3applicationcredential": [
        "authUrl",
        "applicationCredentialSecret",
        "applicationCredentialId",
      ],
      "v3multifactor": [
        "authUrl",
        "authMethods",
      ],
      "v3oauth2clientcredential": [
        "authUrl",
        "oauth2Endpoint",
        "oauth2ClientId",
        "oauth2ClientSecret",
      ],
      "v3oauth2mtlsclientcredential": [
        "authUrl",
        "oauth2Endpoint",
        "oauth2ClientId",
      ],
      "v3oidcaccesstoken": [
        "authUrl",
        "identityProvider",
        "protocol",
        "accessToken",
      ],
      "v3oidcauthcode": [
        "authUrl",
        "identityProvider",
        "protocol",
        "clientId",
        "discoveryEndpoint",
        "code",
      ],
      "v3oidcclientcredentials": [
        "authUrl",
        "identityProvider",
        "protocol",
        "clientId",
        "discoveryEndpoint",
        "clientSecret",
      ],
      "v3oidcdeviceauthz": [
        "authUrl",
        "identityProvider",
        "protocol",
        "clientId",
        "discoveryEndpoint",
      ],
      "v3oidcpassword": [
        "authUrl",
        "identityProvider",
        "protocol",
        "clientId",
        "discoveryEndpoint",
        "username",
        "password",
      ],
      "v3password": [
        "authUrl",
        "username",
        "password",
      ],
      "v3token": [
        "authUrl",
        "token",
      ],
      "v3tokenlessauth": [
        "authUrl",
        "projectId",
      ],
      "v3totp": [
        "authUrl",
        "username",
        "passcode",
      ],
    }
  `)
})

test.each<[string, PluginOptions, readonly string[]]>([
  ['v3password', { ...password, username: 'u' }, ['userDomainId']],
  ['v3password', { ...password, username: 'u', userDomainName: 'D' }, []],
  ['v3password', { ...password, userId: 'u' }, []],
  ['v3password', { ...password, userId: 'u', username: 'u' }, ['userDomainId']],
  ['v3password', { ...password, userId: 'u', projectName: 'p' }, ['projectDomainId']],
  ['v3password', { ...password, userId: 'u', projectId: 'p' }, []],
  ['password', { ...password, username: 'u', projectName: 'p' }, []],
  ['password', { ...password, username: 'u', password: '' }, ['password']],
  ['token', { authUrl, token: 't', projectName: 'p' }, []],
  ['v3token', { authUrl, token: 't', projectName: 'p' }, ['projectDomainId']],
  ['v3totp', { authUrl, username: 'u', passcode: '1' }, ['userDomainId']],
  ['v3totp', { authUrl, userId: 'u', passcode: () => '1' }, []],
  ['v3applicationcredential', { authUrl, applicationCredentialSecret: 's' }, ['applicationCredentialId']],
  [
    'v3applicationcredential',
    { authUrl, applicationCredentialSecret: 's', applicationCredentialName: 'n', username: 'u' },
    ['userDomainId'],
  ],
  ['v3multifactor', { authUrl, authMethods: ['v3password', 'v3totp'] }, ['username', 'password', 'passcode']],
  ['v3multifactor', { authUrl, authMethods: 'v3password, v3token', userId: 'u', password: 'p' }, ['token']],
  [
    'v3multifactor',
    { authUrl, authMethods: 'v3password,v3token', userId: 'u', password: 'p', token: 't' },
    [],
  ],
  ['v3tokenlessauth', { authUrl, domainId: 'd' }, []],
  ['v3tokenlessauth', { authUrl, projectName: 'p' }, ['projectDomainId']],
  ['none', {}, []],
  ['v3oidcpassword', { ...openid, username: 'u', password: 'p' }, []],
  ['v3oidcpassword', { ...openid, projectName: 'p' }, ['projectDomainId', 'username', 'password']],
  ['v3oidcdeviceauthz', { ...openid, discoveryEndpoint: undefined }, ['discoveryEndpoint']],
  ['v3oidcauthcode', { ...openid, discoveryEndpoint: '', accessTokenEndpoint: 'https://t', code: 'c' }, []],
])('rules: %s with %o', (authType, options, missing) => {
  expect(missingOf(authType, options)).toEqual(missing)
})

test('error: the message lists every missing option', () => {
  expect(() => createAuthPlugin('v3password', { username: 'u', projectName: 'p' })).toThrow(
    expect.objectContaining({
      name: 'MissingRequiredOptionsError',
      code: 'missing_required_options',
      authType: 'v3password',
      options: ['authUrl', 'userDomainId', 'password', 'projectDomainId'],
      message:
        '`authUrl` is missing for `v3password`, and so is `userDomainId` or `userDomainName`, `password`, `projectDomainId` or `projectDomainName`.',
    }),
  )
})

test('error: an unknown method in a list is named', () => {
  const options = { authUrl, authMethods: 'v3password,v3oidcpassword', userId: 'u', password: 'p' }
  expect(() => createAuthPlugin('v3multifactor', options)).toThrow('`authMethods` names "v3oidcpassword"')
})

test.each(['toString', '__proto__', '', 'V3Password'])('error: %j is not a plugin', (name) => {
  expect(() => createAuthPlugin(name, {})).toThrow(/^`authType` is unknown/)
})
