import { expect, test } from 'vitest'
import type { Environment } from '../fetch/chooseProxy.js'
import { authPluginNames } from '../plugins/createAuthPlugin.js'
import { readEnvironment } from './environment.js'

const authUrl = 'https://cloud.example.org/identity'

function read(env: Environment, warnings: string[] = []) {
  return readEnvironment({ OS_AUTH_URL: authUrl, ...env }, { onWarning: (text) => warnings.push(text) })
}

test('default: no variables set', () => {
  expect(readEnvironment({})).toEqual({
    name: 'envvars',
    authType: 'password',
    authOptions: {},
    verify: true,
    cert: undefined,
    key: undefined,
    timeout: undefined,
    regionName: undefined,
    regionNames: [],
    interface: undefined,
    serviceType: undefined,
    serviceName: undefined,
    endpoint: undefined,
  })
})

test('behavior: reads an openrc file, ignoring empty variables', () => {
  const configuration = read({
    OS_IDENTITY_API_VERSION: '3',
    OS_USERNAME: 'mini-mon',
    OS_PASSWORD: 'secret',
    OS_USER_DOMAIN_NAME: 'Default',
    OS_PROJECT_NAME: 'mini-mon',
    OS_PROJECT_DOMAIN_ID: 'default',
    OS_PROJECT_DOMAIN_NAME: '',
    OS_REGION_NAME: 'RegionOne',
    OS_INTERFACE: 'internal',
    PATH: '/bin',
  })
  expect(configuration).toMatchObject({
    authType: 'password',
    authOptions: {
      authUrl,
      username: 'mini-mon',
      password: 'secret',
      userDomainName: 'Default',
      projectName: 'mini-mon',
      projectDomainId: 'default',
    },
    regionName: 'RegionOne',
    interface: 'internal',
  })
  expect(Object.keys(configuration.authOptions)).toHaveLength(6)
})

const scope = {
  OS_PROJECT_ID: 'p',
  OS_PROJECT_NAME: 'P',
  OS_PROJECT_DOMAIN_ID: 'pd',
  OS_PROJECT_DOMAIN_NAME: 'PD',
  OS_SYSTEM_SCOPE: 'all',
  OS_TRUST_ID: 't',
}
const scopeOptions = {
  projectId: 'p',
  projectName: 'P',
  projectDomainId: 'pd',
  projectDomainName: 'PD',
  systemScope: 'all',
  trustId: 't',
}
const user = { OS_USER_ID: 'u', OS_USERNAME: 'U', OS_USER_DOMAIN_ID: 'ud', OS_USER_DOMAIN_NAME: 'UD' }
const userOptions = { userId: 'u', username: 'U', userDomainId: 'ud', userDomainName: 'UD' }
const everything = {
  ...scope,
  ...user,
  OS_DEFAULT_DOMAIN_ID: 'dd',
  OS_DEFAULT_DOMAIN_NAME: 'DD',
  OS_PASSWORD: 'pw',
  OS_TOKEN: 'tok',
  OS_PASSCODE: '123456',
  OS_APPLICATION_CREDENTIAL_ID: 'ai',
  OS_APPLICATION_CREDENTIAL_NAME: 'an',
  OS_APPLICATION_CREDENTIAL_SECRET: 'as',
  OS_OAUTH2_ENDPOINT: 'https://o',
  OS_OAUTH2_CLIENT_ID: 'oi',
  OS_OAUTH2_CLIENT_SECRET: 'os',
  OS_AUTH_METHODS: 'v3password,v3totp',
  OS_ENDPOINT: 'https://e',
  OS_IDENTITY_PROVIDER: 'idp',
  OS_PROTOCOL: 'openid',
  OS_CLIENT_ID: 'ci',
  OS_CLIENT_SECRET: 'cs',
  OS_OPENID_SCOPE: 'openid email',
  OS_ACCESS_TOKEN_ENDPOINT: 'https://t',
  OS_DISCOVERY_ENDPOINT: 'https://d',
  OS_ACCESS_TOKEN_TYPE: 'id_token',
  OS_IDP_OTP_KEY: 'otp',
  OS_CODE: 'code',
  OS_REDIRECT_URI: 'https://r',
  OS_DEVICE_AUTHORIZATION_ENDPOINT: 'https://a',
  OS_CODE_CHALLENGE_METHOD: 'S256',
  OS_ACCESS_TOKEN: 'at',
}
const provider = { authUrl, ...scopeOptions, identityProvider: 'idp', protocol: 'openid' }
const openid = {
  ...provider,
  clientId: 'ci',
  clientSecret: 'cs',
  openidScope: 'openid email',
  accessTokenEndpoint: 'https://t',
  discoveryEndpoint: 'https://d',
  accessTokenType: 'id_token',
}
const credential = {
  applicationCredentialId: 'ai',
  applicationCredentialName: 'an',
  applicationCredentialSecret: 'as',
}
const defaults = { defaultDomainId: 'dd', defaultDomainName: 'DD' }
const project = {
  projectId: 'p',
  projectName: 'P',
  projectDomainId: 'pd',
  projectDomainName: 'PD',
}

const tried: [string, object][] = [
  ['password', { authUrl, ...scopeOptions, ...userOptions, ...defaults, password: 'pw' }],
  ['token', { authUrl, ...scopeOptions, ...defaults, token: 'tok' }],
  [
    'v2password',
    { authUrl, tenantId: 'p', tenantName: 'P', trustId: 't', userId: 'u', username: 'U', password: 'pw' },
  ],
  ['v2token', { authUrl, tenantId: 'p', tenantName: 'P', trustId: 't', token: 'tok' }],
  ['v3password', { authUrl, ...scopeOptions, ...userOptions, password: 'pw' }],
  ['v3token', { authUrl, ...scopeOptions, token: 'tok' }],
  ['v3totp', { authUrl, ...scopeOptions, ...userOptions, passcode: '123456' }],
  ['v3applicationcredential', { authUrl, ...scopeOptions, ...userOptions, ...credential }],
  [
    'v3multifactor',
    {
      authUrl,
      ...scopeOptions,
      ...userOptions,
      ...credential,
      password: 'pw',
      token: 'tok',
      passcode: '123456',
      authMethods: ['v3password', 'v3totp'],
    },
  ],
  [
    'v3oauth2clientcredential',
    { authUrl, ...scopeOptions, oauth2Endpoint: 'https://o', oauth2ClientId: 'oi', oauth2ClientSecret: 'os' },
  ],
  [
    'v3oauth2mtlsclientcredential',
    { authUrl, ...scopeOptions, oauth2Endpoint: 'https://o', oauth2ClientId: 'oi' },
  ],
  ['v3oidcpassword', { ...openid, username: 'U', password: 'pw', idpOtpKey: 'otp' }],
  ['v3oidcclientcredentials', openid],
  ['v3oidcauthcode', { ...openid, code: 'code', redirectUri: 'https://r' }],
  ['v3oidcdeviceauthz', { ...openid, deviceAuthorizationEndpoint: 'https://a', codeChallengeMethod: 'S256' }],
  ['v3oidcaccesstoken', { ...provider, accessToken: 'at' }],
  ['v3tokenlessauth', { authUrl, ...project }],
  ['none', { endpoint: 'https://e' }],
  ['http_basic', { endpoint: 'https://e', username: 'U', password: 'pw' }],
  ['admin_token', { endpoint: 'https://e', token: 'tok' }],
]

test.each(tried)('OS_AUTH_TYPE: %s reads its own variables and no others', (authType, authOptions) => {
  expect(read({ ...everything, OS_AUTH_TYPE: authType })).toMatchObject({ authType })
  expect(read({ ...everything, OS_AUTH_TYPE: authType }).authOptions).toEqual(authOptions)
})

test.each<[string, Environment, object]>([
  ['OS_TENANT_ID', { OS_TENANT_ID: 'p' }, { projectId: 'p' }],
  ['OS_TENANT_NAME', { OS_TENANT_NAME: 'P' }, { projectName: 'P' }],
  ['OS_TENANT_NAME loses', { OS_TENANT_NAME: 'old', OS_PROJECT_NAME: 'P' }, { projectName: 'P' }],
  ['OS_TENANT_NAME beats an empty name', { OS_TENANT_NAME: 'P', OS_PROJECT_NAME: '' }, { projectName: 'P' }],
  ['OS_USER_NAME', { OS_USER_NAME: 'U' }, { username: 'U' }],
  ['OS_PROJECT_NAME for v2', { OS_AUTH_TYPE: 'v2password', OS_PROJECT_NAME: 'P' }, { tenantName: 'P' }],
  ['OS_AUTHORIZATION_CODE', { OS_AUTH_TYPE: 'v3oidcauthcode', OS_AUTHORIZATION_CODE: 'c' }, { code: 'c' }],
  ['OS_URL', { OS_AUTH_TYPE: 'admin_token', OS_URL: 'https://e' }, { endpoint: 'https://e' }],
  ['OS_AUTH_TOKEN', { OS_AUTH_TYPE: 'v3token', OS_AUTH_TOKEN: 'tok' }, { token: 'tok' }],
])('alias: %s', (_, env, expected) => {
  const { authUrl: _url, ...rest } = read(env).authOptions
  expect(rest).toEqual(expected)
})

test('OS_AUTH_TYPE: every plugin of the table is covered here', () => {
  expect(tried.map(([name]) => name).sort()).toEqual([...authPluginNames].sort())
})

test('OS_AUTH_TYPE: accepts other names of the variable and of plugins, and has defaults', () => {
  expect(read({ OS_AUTH_PLUGIN: 'v3token' }).authType).toBe('v3token')
  expect(read({ OS_AUTH_TYPE: 'v3totp', OS_AUTH_PLUGIN: 'v3token' }).authType).toBe('v3totp')
  expect(read({ OS_AUTH_TYPE: '' }).authType).toBe('password')
  expect(read({ OS_TOKEN: 'tok' }).authType).toBe('token')
  expect(read({ OS_TOKEN: 'tok', OS_USERNAME: 'U' }).authType).toBe('password')
  expect(read({ OS_AUTH_TYPE: 'None' }).authType).toBe('none')
  expect(read({ OS_AUTH_TYPE: 'token_endpoint' }).authType).toBe('admin_token')
})

test('OS_DOMAIN_NAME: is the domain of project and user with a project, else the scope', () => {
  const env = { OS_USERNAME: 'U', OS_DOMAIN_NAME: 'D' }
  expect(read(env).authOptions).toEqual({ authUrl, username: 'U', domainName: 'D' })
  expect(read({ ...env, OS_PROJECT_NAME: 'P' }).authOptions).toEqual({
    authUrl,
    username: 'U',
    userDomainName: 'D',
    projectName: 'P',
    projectDomainName: 'D',
  })
  expect(read({ ...env, OS_PROJECT_NAME: 'P', OS_USER_DOMAIN_ID: 'ud' }).authOptions).toEqual({
    authUrl,
    username: 'U',
    userDomainId: 'ud',
    projectName: 'P',
    projectDomainName: 'D',
  })
})

test('OS_DEFAULT_DOMAIN: applies to names without a domain', () => {
  const env = { OS_AUTH_TYPE: 'v3password', OS_DEFAULT_DOMAIN: 'default' }
  expect(read({ ...env, OS_USERNAME: 'U', OS_PROJECT_ID: 'p' }).authOptions).toEqual({
    authUrl,
    username: 'U',
    userDomainId: 'default',
    projectId: 'p',
  })
})

test('connections: reads certificates, and whether to check them', () => {
  expect(read({ OS_CACERT: '/ca.pem', OS_CERT: '/c.pem', OS_KEY: '/k.pem' })).toMatchObject({
    verify: '/ca.pem',
    cert: '/c.pem',
    key: '/k.pem',
  })
  expect(read({ OS_CACERT: '~/ca.pem', HOME: '/home/me' }).verify).toBe('/home/me/ca.pem')
  expect(read({ REQUESTS_CA_BUNDLE: '/requests.pem' }).verify).toBe('/requests.pem')
  expect(read({ CURL_CA_BUNDLE: '/curl.pem', OS_CACERT: '/ca.pem' }).verify).toBe('/ca.pem')
  for (const yes of ['true', 'True', '1', 'yes', 'on']) expect(read({ OS_INSECURE: yes }).verify).toBe(false)
  for (const no of ['false', '0', 'no', '']) expect(read({ OS_INSECURE: no }).verify).toBe(true)
  expect(read({ OS_INSECURE: 'true', OS_VERIFY: 'true' }).verify).toBe(true)
})

test('connections: warns about a CA that has no effect', () => {
  const warnings: string[] = []
  expect(read({ OS_INSECURE: '1', OS_CACERT: '/ca.pem' }, warnings).verify).toBe(false)
  expect(warnings).toEqual(['`OS_CACERT` has no effect because certificates are not checked.'])
})

test('service: variables for Monasca override those for all services', () => {
  const general = {
    OS_ENDPOINT_OVERRIDE: 'https://all',
    OS_SERVICE_TYPE: 'all',
    OS_SERVICE_NAME: 'all',
    OS_INTERFACE: 'public',
  }
  expect(read(general)).toMatchObject({
    endpoint: 'https://all',
    serviceType: 'all',
    serviceName: 'all',
    interface: 'public',
  })
  const own = {
    OS_MONITORING_ENDPOINT_OVERRIDE: 'https://m/v2.0',
    OS_MONITORING_SERVICE_TYPE: 'monitoring2',
    OS_MONITORING_SERVICE_NAME: 'monasca',
    OS_MONITORING_INTERFACE: 'internal',
  }
  expect(read({ ...general, ...own })).toMatchObject({
    endpoint: 'https://m/v2.0',
    serviceType: 'monitoring2',
    serviceName: 'monasca',
    interface: 'internal',
  })
  expect(read({ ...own, MONASCA_API_URL: 'https://own/v2.0' }).endpoint).toBe('https://own/v2.0')
  expect(read({ OS_ENDPOINT_TYPE: 'adminURL' }).interface).toBe('adminURL')
  expect(read({ OS_INTERFACE: 'internal, public' }).interface).toEqual(['internal', 'public'])
})

test('OS_API_TIMEOUT: seconds become milliseconds', () => {
  expect(read({ OS_API_TIMEOUT: '2.5' }).timeout).toBe(2500)
})

test.each<[Environment, string]>([
  [{ OS_AUTH_TYPE: 'v3passwort' }, '`authType` is unknown: "v3passwort".'],
  [{ OS_INSECURE: 'maybe' }, '`OS_INSECURE` is neither true nor false.'],
  [{ OS_API_TIMEOUT: '0' }, '`OS_API_TIMEOUT` is not a positive number of seconds.'],
  [{ OS_API_TIMEOUT: 'long' }, '`OS_API_TIMEOUT` is not a positive number of seconds.'],
  [{ MONASCA_API_VERSION: '3_0' }, '`OS_MONITORING_API_VERSION` is unknown.'],
])('error: %o', (env, message) => {
  expect(() => read(env)).toThrow(
    expect.objectContaining({ name: 'InvalidParameterError', shortMessage: message }),
  )
})

test.each(['2_0', '2.0', 'v2.0', '2'])('MONASCA_API_VERSION: %s is the only version', (version) => {
  expect(read({ MONASCA_API_VERSION: version }).authType).toBe('password')
})

test.each(['v3kerberos', 'v3fedkerb', 'v3samlpassword', 'v3adfspassword', 'v3oauth1'])(
  'error: %s names the alternative',
  (name) => {
    const error = expect.objectContaining({
      name: 'PluginNotSupportedError',
      message: expect.stringMatching(/`V3(ApplicationCredential|OidcAccessToken)`/),
    })
    expect(() => read({ OS_AUTH_TYPE: name })).toThrow(error)
  },
)
