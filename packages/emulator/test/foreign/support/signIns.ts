import type { ForeignSignIn } from './foreignSignIn.js'
import { oidcSignIns } from './oidcSignIns.js'
import type { Server } from './server.js'

const project = { project_name: 'mini-mon', project_domain_id: 'default' }
const miniMon = { username: 'mini-mon', user_domain_id: 'default', password: 'password' }

/** A token of `mini-mon`, by a request of our own. */
export async function signIn({ ask }: Server, scope?: unknown): Promise<string> {
  const user = { name: 'mini-mon', domain: { id: 'default' }, password: 'password' }
  const auth = { identity: { methods: ['password'], password: { user } }, ...(scope ? { scope } : {}) }
  const { headers } = await ask('/identity/v3/auth/tokens', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ auth }),
  })
  return headers.get('X-Subject-Token') ?? ''
}

/** The sign-in methods that the emulator and Debian's clients support. */
export const foreignSignIns: readonly ForeignSignIn[] = [
  {
    plugin: 'password',
    options: ({ authUrl }) => ({
      auth_url: authUrl,
      username: 'mini-mon',
      password: 'password',
      project_name: 'mini-mon',
      default_domain_id: 'default',
    }),
    methods: ['password'],
    user: 'mini-mon',
    version: 'v3',
  },
  {
    plugin: 'token',
    options: async (server) => ({
      auth_url: server.authUrl,
      token: await signIn(server),
      project_name: 'mini-mon',
      default_domain_id: 'default',
    }),
    methods: ['password', 'token'],
    user: 'mini-mon',
    version: 'v3',
  },
  {
    plugin: 'v3password',
    options: ({ authUrl }) => ({ auth_url: `${authUrl}/v3`, ...miniMon, ...project }),
    methods: ['password'],
    user: 'mini-mon',
    version: 'v3',
  },
  {
    plugin: 'v3token',
    options: async (server) => ({
      auth_url: `${server.authUrl}/v3`,
      token: await signIn(server),
      ...project,
    }),
    methods: ['password', 'token'],
    user: 'mini-mon',
    version: 'v3',
  },
  {
    plugin: 'v2password',
    options: ({ authUrl }) => ({
      auth_url: `${authUrl}/v2.0`,
      username: 'mini-mon',
      password: 'password',
      tenant_name: 'mini-mon',
    }),
    methods: ['password'],
    user: 'mini-mon',
    version: 'v2.0',
  },
  {
    plugin: 'v2token',
    options: async (server) => ({
      auth_url: `${server.authUrl}/v2.0`,
      token: await signIn(server),
      tenant_name: 'mini-mon',
    }),
    methods: ['password', 'token'],
    user: 'mini-mon',
    version: 'v2.0',
  },
  {
    plugin: 'v3applicationcredential',
    options: ({ authUrl }) => ({
      auth_url: `${authUrl}/v3`,
      application_credential_id: 'mini-mon-app',
      application_credential_secret: 'app-secret',
    }),
    methods: ['application_credential'],
    user: 'mini-mon',
    version: 'v3',
  },
  {
    plugin: 'v3totp',
    options: (server) => ({
      auth_url: `${server.authUrl}/v3`,
      username: 'totp',
      user_domain_id: 'default',
      passcode: server.nextPasscode(),
      ...project,
    }),
    methods: ['totp'],
    user: 'totp',
    version: 'v3',
  },
  {
    plugin: 'v3multifactor',
    options: (server) => ({
      auth_url: `${server.authUrl}/v3`,
      auth_methods: ['v3password', 'v3totp'],
      username: 'mfa',
      user_domain_id: 'default',
      password: 'password',
      passcode: server.nextPasscode(),
      ...project,
    }),
    methods: ['password', 'totp'],
    user: 'mfa',
    version: 'v3',
  },
  ...oidcSignIns,
]
