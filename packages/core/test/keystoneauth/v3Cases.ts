import { type Case, v3 } from './case.js'

const byId = { userId: 'u1', password: 'pä"ss' }
const byName = { username: 'mini-mon', userDomainId: 'default', password: 'password' }
const project = { projectName: 'mini-mon', projectDomainId: 'default' }

/** Each kind of scope, with its options. */
const scopes: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'no scope': {},
  'a project by id': { projectId: 'p1' },
  'a project by name and the id of its domain': project,
  'a project by name and the name of its domain': { projectName: 'mini-mon', projectDomainName: 'Default' },
  'a project by name alone': { projectName: 'mini-mon' },
  'a project by id and name': { projectId: 'p1', ...project },
  'a project’s domain alone': { projectDomainId: 'default' },
  'a domain by id': { domainId: 'default' },
  'a domain by name': { domainName: 'Default' },
  'a domain by id and name': { domainId: 'default', domainName: 'Default' },
  'the system': { systemScope: 'all' },
  'a trust': { trustId: 't1' },
  'no scope, said so': { unscoped: true },
  'no catalog': { ...project, includeCatalog: false },
}

/** The plugins of the v3 API, each with each scope. */
const methods: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  V3Password: byName,
  V3Token: { token: 'given' },
  V3TOTP: { username: 'totp', userDomainName: 'Default', passcode: '012345' },
  V3ApplicationCredential: { applicationCredentialId: 'a1', applicationCredentialSecret: 'secret' },
  V3MultiFactor: { authMethods: ['v3password', 'v3totp'], ...byName, passcode: '012345' },
}

const scoped: Case[] = Object.entries(methods).flatMap(([plugin, options]) =>
  Object.entries(scopes).map(([scope, more]): Case => {
    const auth = v3(plugin, { ...options, ...more })
    // Without the catalog, no service can be found.
    return 'includeCatalog' in more
      ? { name: `${plugin}: ${scope}`, auth, steps: () => ['token'], differs: [] }
      : { name: `${plugin}: ${scope}`, auth }
  }),
)

/** Each way to identify the user. */
const users: Case[] = [
  { name: 'V3Password: a user by id, non-ASCII letters', auth: v3('V3Password', { ...byId, ...project }) },
  {
    name: 'V3Password: a user by id and name',
    auth: v3('V3Password', { ...byName, ...byId, ...project }),
  },
  {
    name: 'V3Password: a user by name and the name of the domain',
    auth: v3('V3Password', { username: 'mini-mon', userDomainName: 'Default', password: 'p', ...project }),
  },
  {
    name: 'V3Password: a user by name, the domain by id and name',
    auth: v3('V3Password', { ...byName, userDomainName: 'Other', ...project }),
  },
  {
    name: 'V3TOTP: a user by id',
    auth: v3('V3TOTP', { userId: 'u1', passcode: '012345', ...project }),
  },
  {
    name: 'V3ApplicationCredential: by name, of a user by id',
    auth: v3('V3ApplicationCredential', {
      applicationCredentialName: 'a',
      applicationCredentialSecret: 'secret',
      userId: 'u1',
    }),
  },
  {
    name: 'V3ApplicationCredential: by name, of a user by name',
    auth: v3('V3ApplicationCredential', {
      applicationCredentialName: 'a',
      applicationCredentialSecret: 'secret',
      username: 'mini-mon',
      userDomainId: 'default',
    }),
  },
  {
    name: 'V3MultiFactor: a token and a one-time code',
    auth: v3('V3MultiFactor', {
      authMethods: ['v3token', 'v3totp'],
      token: 'given',
      userId: 'u1',
      passcode: '012345',
      ...project,
    }),
  },
]

/** Manually combined methods. */
const combined: Case[] = [
  {
    name: 'V3Auth: a password and a one-time code',
    auth: v3('V3Auth', {
      methods: [
        ['password', byName],
        ['totp', { userId: 'u1', passcode: '012345' }],
      ],
      ...project,
    }),
  },
  {
    name: 'V3Auth: a receipt and the missing method',
    auth: v3('V3Auth', {
      methods: [
        ['totp', { userId: 'u1', passcode: '012345' }],
        ['receipt', { receipt: 'r1' }],
      ],
      ...project,
    }),
  },
  {
    name: 'V3Auth: an application credential by itself',
    auth: v3('V3Auth', {
      methods: [
        ['applicationCredential', { applicationCredentialId: 'a1', applicationCredentialSecret: 'secret' }],
      ],
    }),
  },
]

/** The accepted URLs of Keystone. */
const addresses: Case[] = ['/identity', '/identity/', '/identity/v3/'].map((path) => ({
  name: `V3Password: the address ends in ${path}`,
  auth: (url) => ({ plugin: 'V3Password', options: { authUrl: `${url}${path}`, ...byName, ...project } }),
}))

/** Sign-ins with a plugin of Keystone's v3 API. */
export const v3Cases: readonly Case[] = [...scoped, ...users, ...combined, ...addresses]
