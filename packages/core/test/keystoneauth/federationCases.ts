import { type Case, v3 } from './case.js'
import type { DifferenceName } from './differences.js'
import type { PluginTask } from './task.js'

const partner = { identityProvider: 'idp', protocol: 'openid' }
const project = { projectName: 'mini-mon', projectDomainId: 'default' }
const client = { ...partner, clientId: 'monasca', clientSecret: 'client-secret' }
const user = { username: 'mini-mon', password: 'password' }
const differs: readonly DifferenceName[] = [
  'the provider gets an Accept header for JSON',
  'services get an Accept header for JSON',
]

function oidc(plugin: string, name: string, options: PluginTask['options'], more: Partial<Case> = {}): Case {
  return {
    name: `${plugin}: ${name}`,
    auth: (url) => ({
      plugin,
      options: { authUrl: `${url}/identity/v3`, accessTokenEndpoint: `${url}/idp/token`, ...options },
    }),
    differs,
    ...more,
  }
}

/** Options that find the provider by its discovery document. */
function discovered(plugin: string, options: PluginTask['options']): Case {
  return {
    name: `${plugin}: by the provider’s discovery document`,
    auth: (url) => ({
      plugin,
      options: {
        authUrl: `${url}/identity/v3`,
        discoveryEndpoint: `${url}/idp/.well-known/openid-configuration`,
        ...options,
      },
    }),
    differs,
  }
}

/** The common options, for each grant. */
const grants: Case[] = (
  [
    ['V3OidcPassword', user],
    ['V3OidcClientCredentials', {}],
    ['V3OidcAuthorizationCode', { code: 'c1', redirectUri: 'http://127.0.0.1/back' }],
  ] as const
).flatMap(([plugin, options]) => [
  oidc(plugin, 'for a project', { ...client, ...options, ...project }),
  oidc(plugin, 'for a domain', { ...client, ...options, domainId: 'default' }),
  oidc(plugin, 'for a trust', { ...client, ...options, trustId: 't1' }),
  oidc(plugin, 'without a scope of Keystone', { ...client, ...options }),
  oidc(plugin, 'with a scope of the provider', { ...client, ...options, openidScope: 'openid email' }),
  oidc(plugin, 'with the ID token', { ...client, ...options, ...project, accessTokenType: 'id_token' }),
  discovered(plugin, { ...client, ...options, ...project }),
])

const publicly: Partial<Case> = { differs: ['public clients have no secret', ...differs] }

/** Sign-ins with an OpenID provider, and at another Keystone. */
export const federationCases: readonly Case[] = [
  ...grants,
  oidc('V3OidcPassword', 'a public client', { ...partner, clientId: 'page', ...user, ...project }, publicly),
  oidc(
    'V3OidcAuthorizationCode',
    'a public client',
    {
      ...partner,
      clientId: 'page',
      code: 'c1',
      redirectUri: 'http://127.0.0.1/back',
      ...project,
    },
    publicly,
  ),
  oidc(
    'V3OidcClientCredentials',
    'a secret with characters of forms',
    { ...client, clientSecret: 'a:b c+d%é', ...project },
    { differs: ['client secrets are percent-encoded', ...differs] },
  ),
  oidc(
    'V3OidcPassword',
    'for the system',
    { ...client, ...user, systemScope: 'all' },
    {
      differs: ['the system scope is requested', ...differs],
      outcomes: { 0: { ours: { value: 'token-1' }, theirs: { value: 'unscoped' } } },
    },
  ),
  ...Object.entries({
    'for a project': project,
    'for a domain': { domainName: 'Default' },
    'without a scope': {},
  }).map(
    ([name, scope]): Case => ({
      name: `V3OidcAccessToken: ${name}`,
      auth: v3('V3OidcAccessToken', { ...partner, accessToken: 'bearer', ...scope }),
      differs,
    }),
  ),
  ...Object.entries({ 'for a project': project, 'without a scope': {} }).map(
    ([name, scope]): Case => ({
      name: `Keystone2Keystone: ${name}`,
      auth: (url) => ({
        plugin: 'Keystone2Keystone',
        options: {
          serviceProvider: 'partner',
          basePlugin: {
            plugin: 'V3Password',
            options: {
              authUrl: `${url}/identity/v3`,
              ...user,
              userDomainId: 'default',
              ...project,
            },
          },
          ...scope,
        },
      }),
      differs: [
        'the other Keystone gets an Accept header for JSON',
        'no cookies are kept',
        'services get an Accept header for JSON',
      ],
    }),
  ),
]
