import type { Answer, Case } from './case.js'
import { versions } from './cloud.js'
import type { PluginTask } from './task.js'

type Options = PluginTask['options']

const user = { username: 'mini-mon', password: 'password' }
const token = { token: 'given' }
const domains = { userDomainId: 'default', projectDomainId: 'default' }

function at(path: string, plugin: string, options: Options): Case['auth'] {
  return (url) => ({ plugin, options: { authUrl: `${url}${path}`, ...options } })
}

/** Keystone offers both versions. */
const both: Answer = ({ url: path }, _count, url) =>
  path === '/identity' ? versions(url, 'v3', 'v2.0') : undefined

/** Keystone is older than v3. */
const old: Answer = ({ url: path }, _count, url) => (path === '/identity' ? versions(url, 'v2.0') : undefined)

/** Version discovery fails. */
const silent: Answer = ({ method }) => (method === 'GET' ? { status: 404, body: 'Not here' } : undefined)

/** Sign-ins with plugins that discover Keystone's version, and with those of v2.0. */
export const genericCases: readonly Case[] = [
  {
    name: 'Password: v3, with domains',
    auth: at('/identity', 'Password', { ...user, ...domains, projectName: 'mini-mon' }),
  },
  {
    name: 'Password: v3, with names of domains',
    auth: at('/identity', 'Password', {
      ...user,
      userDomainName: 'Default',
      projectDomainName: 'Default',
      projectName: 'mini-mon',
    }),
  },
  {
    name: 'Password: v3, with a default domain',
    auth: at('/identity', 'Password', { ...user, defaultDomainId: 'd1', projectName: 'mini-mon' }),
  },
  {
    name: 'Password: v3, with the name of a default domain',
    auth: at('/identity', 'Password', { ...user, defaultDomainName: 'Default', projectName: 'mini-mon' }),
  },
  {
    name: 'Password: v3, without domains',
    auth: at('/identity', 'Password', { ...user, projectName: 'mini-mon' }),
    differs: ['missing domains are filled in', 'services get an Accept header for JSON'],
  },
  {
    name: 'Password: v3, without domains, by ids',
    auth: at('/identity', 'Password', { userId: 'u1', password: 'password', projectId: 'p1' }),
  },
  {
    name: 'Password: v3, for a domain',
    auth: at('/identity', 'Password', { ...user, ...domains, domainId: 'default' }),
  },
  {
    name: 'Password: v3, for the system',
    auth: at('/identity', 'Password', { ...user, userDomainId: 'default', systemScope: 'all' }),
  },
  {
    name: 'Password: v3, for a trust',
    auth: at('/identity', 'Password', { ...user, userDomainId: 'default', trustId: 't1' }),
  },
  {
    name: 'Password: v3 at its own URL',
    auth: at('/identity/v3', 'Password', { ...user, ...domains, projectName: 'mini-mon' }),
  },
  {
    name: 'Password: both versions, with domains',
    auth: at('/identity', 'Password', { ...user, ...domains, projectName: 'mini-mon' }),
    reply: both,
  },
  {
    name: 'Password: both versions, without domains',
    auth: at('/identity', 'Password', { ...user, projectName: 'mini-mon' }),
    reply: both,
    differs: [
      'v3 is preferred to v2.0',
      'missing domains are filled in',
      'services get an Accept header for JSON',
    ],
  },
  {
    name: 'Password: only v2.0',
    auth: at('/identity', 'Password', { ...user, projectName: 'mini-mon' }),
    reply: old,
  },
  {
    name: 'Password: v2.0 at its own URL',
    auth: at('/identity/v2.0', 'Password', { ...user, projectId: 'p1' }),
  },
  {
    name: 'Password: Keystone’s versions cannot be read, v3 from the URL',
    auth: (url) => ({
      plugin: 'Password',
      options: { authUrl: `${url}/v3`, ...user, ...domains, projectName: 'mini-mon' },
    }),
    reply: silent,
    steps: () => ['token'],
    differs: [],
    // There is no Keystone at this URL: the test only compares where both look for one.
    outcomes: { 0: { ours: { error: 'InvalidResponseError' }, theirs: { error: 'InvalidResponse' } } },
  },
  {
    name: 'Token: v3, with the domain of the project',
    auth: at('/identity', 'Token', { ...token, projectName: 'mini-mon', projectDomainId: 'default' }),
  },
  {
    name: 'Token: v3, with a default domain',
    auth: at('/identity', 'Token', { ...token, projectName: 'mini-mon', defaultDomainId: 'default' }),
  },
  {
    name: 'Token: v3, without domains',
    auth: at('/identity', 'Token', { ...token, projectName: 'mini-mon' }),
    differs: ['missing domains are filled in', 'services get an Accept header for JSON'],
  },
  {
    name: 'Token: v3, without a scope',
    auth: at('/identity', 'Token', token),
  },
  {
    name: 'Token: both versions, without domains',
    auth: at('/identity', 'Token', { ...token, projectName: 'mini-mon' }),
    reply: both,
    differs: [
      'v3 is preferred to v2.0',
      'missing domains are filled in',
      'services get an Accept header for JSON',
    ],
  },
  {
    name: 'Token: only v2.0',
    auth: at('/identity', 'Token', { ...token, projectName: 'mini-mon' }),
    reply: old,
  },
  ...(
    [
      ['V2Password', 'no tenant', user],
      ['V2Password', 'a tenant by name', { ...user, tenantName: 'mini-mon' }],
      ['V2Password', 'a tenant by id', { ...user, tenantId: 'p1' }],
      ['V2Password', 'a tenant by id and name', { ...user, tenantId: 'p1', tenantName: 'mini-mon' }],
      ['V2Password', 'a trust', { ...user, tenantId: 'p1', trustId: 't1' }],
      ['V2Password', 'a user by id', { userId: 'u1', password: 'password', tenantName: 'mini-mon' }],
      ['V2Password', 'a user by id and name', { ...user, userId: 'u1', tenantName: 'mini-mon' }],
      ['V2Token', 'no tenant', token],
      ['V2Token', 'a tenant by name', { ...token, tenantName: 'mini-mon' }],
      ['V2Token', 'a tenant by id', { ...token, tenantId: 'p1' }],
      ['V2Token', 'a trust', { ...token, trustId: 't1' }],
    ] as const
  ).map(([plugin, name, options]) => ({
    name: `${plugin}: ${name}`,
    auth: at('/identity/v2.0', plugin, options),
  })),
]
