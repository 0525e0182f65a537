import {
  HttpBasic,
  type HttpBasicOptions,
  NoAuth,
  Password,
  type PasswordOptions,
  Token,
  TokenEndpoint,
  type TokenEndpointOptions,
  type TokenOptions,
  V2Password,
  type V2PasswordOptions,
  V2Token,
  type V2TokenOptions,
  V3ApplicationCredential,
  type V3ApplicationCredentialOptions,
  V3MultiFactor,
  type V3MultiFactorOptions,
  V3OAuth2ClientCredential,
  type V3OAuth2ClientCredentialOptions,
  V3OAuth2mTlsClientCredential,
  type V3OAuth2mTlsClientCredentialOptions,
  V3Password,
  type V3PasswordOptions,
  V3TOTP,
  type V3TOTPOptions,
  V3Token,
  V3TokenlessAuth,
  type V3TokenlessOptions,
  type V3TokenOptions,
} from '../../identity/index.js'
import type { PluginDefinition } from './definition.js'
import { openidPlugins } from './openidPlugins.js'
import {
  authUrl,
  defaultDomain,
  endpoint,
  needs,
  needsOne,
  plainScope,
  projectInDomain,
  scope,
  someUser,
  tenant,
  user,
  userInDomain,
} from './optionLists.js'

const password = ['password'] as const
const token = ['token', 'auth_token'] as const
const passcode = ['passcode'] as const
const applicationCredential = [
  ['application_credential_id'],
  ['application_credential_name'],
  ['application_credential_secret'],
] as const

/** The list in `auth_methods`, which may be a comma-separated string. */
function listMethods(methods: unknown): unknown {
  return typeof methods === 'string' ? methods.split(/[\s,]+/).filter(Boolean) : methods
}

/**
 * Each plugin by its value of `auth_type` and `OS_AUTH_TYPE`: its configuration options, its requirements, and its
 * class. The options are checked against the rules before `create` receives them.
 */
export const plugins: Readonly<Record<string, PluginDefinition>> = {
  password: {
    options: [...authUrl, ...scope, ...defaultDomain, ...user, password],
    rules: [...needs('auth_url'), someUser, ...needs('password')],
    create: (options) => new Password(options as PasswordOptions),
  },
  token: {
    options: [...authUrl, ...scope, ...defaultDomain, token],
    rules: needs('auth_url', 'token'),
    create: (options) => new Token(options as TokenOptions),
  },
  v2password: {
    options: [...authUrl, ...tenant, ['username', 'user_name'], ['user_id'], password],
    rules: [...needs('auth_url'), someUser, ...needs('password')],
    create: (options) => new V2Password(options as V2PasswordOptions),
  },
  v2token: {
    options: [...authUrl, ...tenant, token],
    rules: needs('auth_url', 'token'),
    create: (options) => new V2Token(options as V2TokenOptions),
  },
  v3password: {
    options: [...authUrl, ...scope, ...user, password],
    rules: [...needs('auth_url'), someUser, userInDomain, ...needs('password'), projectInDomain],
    create: (options) => new V3Password(options as V3PasswordOptions),
  },
  v3token: {
    options: [...authUrl, ...scope, token],
    rules: [...needs('auth_url', 'token'), projectInDomain],
    create: (options) => new V3Token(options as V3TokenOptions),
  },
  v3totp: {
    options: [...authUrl, ...scope, ...user, passcode],
    rules: [...needs('auth_url'), someUser, userInDomain, ...needs('passcode'), projectInDomain],
    create: (options) => new V3TOTP(options as V3TOTPOptions),
  },
  v3applicationcredential: {
    options: [...authUrl, ...scope, ...user, ...applicationCredential],
    rules: [
      ...needs('auth_url', 'application_credential_secret'),
      needsOne('application_credential_id', 'application_credential_name'),
      userInDomain,
      projectInDomain,
    ],
    create: (options) => new V3ApplicationCredential(options as V3ApplicationCredentialOptions),
  },
  v3multifactor: {
    options: [
      ...authUrl,
      ...scope,
      ['auth_methods'],
      ...user,
      password,
      token,
      passcode,
      ...applicationCredential,
    ],
    rules: [...needs('auth_url', 'auth_methods'), projectInDomain],
    combines: {
      option: 'auth_methods',
      plugins: ['v3password', 'v3token', 'v3totp', 'v3applicationcredential'],
    },
    create: (options) =>
      new V3MultiFactor({
        ...options,
        authMethods: listMethods(options['authMethods']),
      } as V3MultiFactorOptions),
  },
  v3oauth2clientcredential: {
    options: [...authUrl, ...scope, ['oauth2_endpoint'], ['oauth2_client_id'], ['oauth2_client_secret']],
    rules: [
      ...needs('auth_url', 'oauth2_endpoint', 'oauth2_client_id', 'oauth2_client_secret'),
      projectInDomain,
    ],
    create: (options) => new V3OAuth2ClientCredential(options as V3OAuth2ClientCredentialOptions),
  },
  v3oauth2mtlsclientcredential: {
    options: [...authUrl, ...scope, ['oauth2_endpoint'], ['oauth2_client_id']],
    rules: [...needs('auth_url', 'oauth2_endpoint', 'oauth2_client_id'), projectInDomain],
    create: (options) => new V3OAuth2mTlsClientCredential(options as V3OAuth2mTlsClientCredentialOptions),
  },
  ...openidPlugins,
  v3tokenlessauth: {
    options: [...authUrl, ...plainScope],
    rules: [
      ...needs('auth_url'),
      needsOne('project_id', 'project_name', 'domain_id', 'domain_name'),
      projectInDomain,
    ],
    create: (options) => new V3TokenlessAuth(options as V3TokenlessOptions),
  },
  none: {
    options: endpoint,
    rules: [],
    create: (options) => new NoAuth(options),
  },
  http_basic: {
    options: [...endpoint, ['username', 'user_name'], password],
    rules: needs('username', 'password'),
    create: (options) => new HttpBasic(options as HttpBasicOptions),
  },
  admin_token: {
    options: [...endpoint, token],
    rules: needs('endpoint', 'token'),
    create: (options) => new TokenEndpoint(options as TokenEndpointOptions),
  },
}
