import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createClientFromCloud,
  createSessionFromCloud,
  createSessionFromEnv,
  type NodeSession,
} from '@monasca/core/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { lab } from './lab.js'
import { type Account, createAccount } from './support/admin.js'
import { type ApplicationCredential, createApplicationCredential } from './support/applicationCredential.js'
import { type Authenticator, createAuthenticator } from './support/totp.js'

let account: Account
let credential: ApplicationCredential
let authenticator: Authenticator
let cwd: string
beforeAll(async () => {
  account = await createAccount()
  credential = await createApplicationCredential(account)
  authenticator = await createAuthenticator(account.userId)
  cwd = await mkdtemp(join(tmpdir(), 'clouds-'))
})
afterAll(() => rm(cwd, { recursive: true }))

const opened: { close(): Promise<void> }[] = []
afterEach(() => Promise.all(opened.splice(0).map((one) => one.close())))

function fromEnv(env: Record<string, string>): NodeSession {
  const session = createSessionFromEnv({ env })
  opened.push(session)
  return session
}

/** The names of the user's projects. */
async function projectsOf(session: NodeSession, keystone: string = lab.keystone): Promise<string[]> {
  const { body } = await session.request({ url: `${keystone}/auth/projects` })
  return (body as { projects: { name: string }[] }).projects.map(({ name }) => name)
}

test('from variables: an openrc file as downloaded from Horizon', async () => {
  const { username, password, projectId, projectName } = account
  const session = fromEnv({
    OS_AUTH_URL: lab.keystone,
    OS_PROJECT_ID: projectId,
    OS_PROJECT_NAME: projectName,
    OS_USER_DOMAIN_NAME: 'Default',
    OS_PROJECT_DOMAIN_ID: 'default',
    OS_USERNAME: username,
    OS_PASSWORD: password,
    OS_REGION_NAME: 'RegionOne',
    OS_INTERFACE: 'public',
    OS_IDENTITY_API_VERSION: '3',
  })
  expect(await projectsOf(session)).toEqual([projectName])
})

/** The variables of each sign-in method, except for the URL. */
const ways: Record<string, () => Record<string, string> | Promise<Record<string, string>>> = {
  v3password: () => ({
    OS_USER_ID: account.userId,
    OS_PASSWORD: account.password,
    OS_PROJECT_ID: account.projectId,
  }),
  v3token: async () => {
    const password = await ways['v3password']?.()
    const session = fromEnv({ OS_AUTH_URL: lab.keystone, OS_AUTH_TYPE: 'v3password', ...password })
    return { OS_TOKEN: (await session.getToken()) ?? '', OS_PROJECT_ID: account.projectId }
  },
  v3totp: () => ({
    OS_USERNAME: account.username,
    OS_USER_DOMAIN_NAME: 'Default',
    OS_PASSCODE: authenticator.code(),
    OS_PROJECT_ID: account.projectId,
  }),
  v3multifactor: () => ({
    OS_AUTH_METHODS: 'v3password,v3totp',
    OS_USER_ID: account.userId,
    OS_PASSWORD: account.password,
    OS_PASSCODE: authenticator.code(),
    OS_PROJECT_ID: account.projectId,
  }),
  v3applicationcredential: () => ({
    OS_APPLICATION_CREDENTIAL_ID: credential.id,
    OS_APPLICATION_CREDENTIAL_SECRET: credential.secret,
  }),
  v3oauth2clientcredential: () => ({
    OS_OAUTH2_ENDPOINT: `${lab.keystone}/OS-OAUTH2/token`,
    OS_OAUTH2_CLIENT_ID: credential.id,
    OS_OAUTH2_CLIENT_SECRET: credential.secret,
  }),
}

test.each(Object.keys(ways))('from variables: OS_AUTH_TYPE=%s', async (type) => {
  const session = fromEnv({ OS_AUTH_URL: lab.keystone, OS_AUTH_TYPE: type, ...(await ways[type]?.()) })
  expect(await projectsOf(session)).toEqual([account.projectName])
  expect(await session.getProjectId()).toBe(account.projectId)
})

test.each([
  ['v3oidcpassword', { OS_USERNAME: 'anyone', OS_PASSWORD: 'password' }],
  ['v3oidcclientcredentials', {}],
])('from variables: OS_AUTH_TYPE=%s', async (type, more) => {
  const session = fromEnv({
    OS_AUTH_URL: lab.keystone,
    OS_AUTH_TYPE: type,
    OS_IDENTITY_PROVIDER: 'lab',
    OS_PROTOCOL: 'openid',
    OS_CLIENT_ID: 'keystone',
    OS_CLIENT_SECRET: 'keystone-secret',
    OS_OPENID_SCOPE: 'openid',
    OS_DISCOVERY_ENDPOINT: `${lab.idp}/.well-known/openid-configuration`,
    OS_PROJECT_NAME: 'mini-mon',
    OS_PROJECT_DOMAIN_NAME: 'Default',
    ...more,
  })
  expect(await projectsOf(session)).toEqual(['mini-mon'])
})

test('from variables: OS_AUTH_TYPE=v3tokenlessauth with OS_CACERT, OS_CERT and OS_KEY', async () => {
  const session = fromEnv({
    OS_AUTH_URL: lab.keystoneTls,
    OS_AUTH_TYPE: 'v3tokenlessauth',
    OS_CACERT: join(lab.certificates, 'ca.pem'),
    OS_CERT: join(lab.certificates, 'client.pem'),
    OS_KEY: join(lab.certificates, 'client.key'),
    OS_PROJECT_NAME: 'mini-mon',
    OS_PROJECT_DOMAIN_NAME: 'Default',
  })
  expect(await projectsOf(session, lab.keystoneTls)).toEqual(['mini-mon'])
})

test('from clouds.yaml and secure.yaml: password, over TLS with a custom CA', async () => {
  const { username, password, projectName } = account
  await writeFile(
    join(cwd, 'clouds.yaml'),
    `clouds:
  lab:
    auth:
      auth_url: ${lab.keystoneTls}
      username: ${username}
      project_name: ${projectName}
      user_domain_name: Default
      project_domain_name: Default
    region_name: RegionOne
    cacert: ${join(lab.certificates, 'ca.pem')}
  program:
    auth_type: v3applicationcredential
    auth:
      auth_url: ${lab.keystone}
      application_credential_id: ${credential.id}
      application_credential_secret: ${credential.secret}
`,
  )
  await writeFile(join(cwd, 'secure.yaml'), `clouds:\n  lab:\n    auth:\n      password: ${password}\n`)
  const client = createClientFromCloud('lab', { cwd, env: {} })
  const session = createSessionFromCloud('program', { cwd, env: {} })
  opened.push(client, session)
  expect((await client.session.listProjects()).map(({ name }) => name)).toEqual([projectName])
  expect(await projectsOf(session)).toEqual([projectName])
})
