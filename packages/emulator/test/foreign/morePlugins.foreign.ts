import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { runPython } from './support/run.js'
import { type Answer, serveFile } from './support/server.js'
import { foreignSignIns, signIn } from './support/signIns.js'

const server = serveFile()
const miniMon = { project: { name: 'mini-mon', domain: { id: 'default' } } }

/**
 * Auth types of keystoneauth1 that the emulator does not support, or that are not a sign-in method. Some need further
 * packages.
 */
const notOffered: Readonly<Record<string, string>> = {
  http_basic: 'no service of the emulator accepts HTTP Basic',
  none: 'Monasca refuses requests without a token',
  v3fedkerb: 'the emulator has no Kerberos',
  v3kerberos: 'the emulator has no Kerberos',
  v3adfspassword: 'the emulator has no ADFS',
  v3oauth1: 'the emulator has no OAuth 1',
  v3samlpassword: 'the emulator has no SAML',
  v3tokenlessauth: 'the emulator does not accept certificates',
}

/** Keystone's details of a token. */
async function describe(token: string): Promise<Answer> {
  const headers = { 'X-Auth-Token': token, 'X-Subject-Token': token }
  return (await server.ask('/identity/v3/auth/tokens', { headers })).body.token
}

/** Auth types of Debian's keystoneauth1, regardless of other installed packages. */
async function listPlugins(variables: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const installed: Record<string, string> = await runPython('listPlugins.py', [], variables)
  return Object.keys(installed).filter((plugin) => installed[plugin] === 'keystoneauth1')
}

test('keystoneauth1: each of its auth types is tried, or listed with a reason', async () => {
  const tried = [...foreignSignIns.map(({ plugin }) => plugin), 'admin_token']
  const installed = await listPlugins()
  expect(installed).toEqual(expect.arrayContaining(tried))
  const known = new Set([...tried, ...Object.keys(notOffered)])
  expect(installed.filter((plugin) => !known.has(plugin))).toEqual([])
})

test('D3: auth types of another installed package are ignored', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'another-client-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const distribution = join(folder, 'another_client-1.0.dist-info')
  mkdirSync(distribution)
  writeFileSync(join(distribution, 'METADATA'), 'Metadata-Version: 2.1\nName: another-client\nVersion: 1.0\n')
  const plugin = 'anotherpassword = keystoneauth1.loading._plugins.identity.v2:Password'
  writeFileSync(join(distribution, 'entry_points.txt'), `[keystoneauth1.plugin]\n${plugin}\n`)
  const installed = await runPython('listPlugins.py', [], { PYTHONPATH: folder })
  expect(installed).toMatchObject({ anotherpassword: 'another-client' })
  expect(await listPlugins({ PYTHONPATH: folder })).toEqual(await listPlugins())
})

test('keystoneauth1: by admin_token, with an address and a token from elsewhere', async () => {
  const token = await signIn(server, miniMon)
  expect(await runPython('adminToken.py', [`${server.origin}/v2.0`, token])).toEqual([])
})

test('keystoneauth1: continues from the receipt of a password with a one-time code', async () => {
  const answer = await runPython('receipt.py', [`${server.authUrl}/v3`, server.nextPasscode()])
  expect(answer).toMatchObject({ done: ['password'], required: [['password', 'totp']] })
  const { user, methods, project } = await describe(answer.token)
  expect([user.name, methods.toSorted(), project.name]).toEqual(['mfa', ['password', 'totp'], 'mini-mon'])
})

test('keystoneauth1: by v3password with a trust, as the trustor', async () => {
  const token = await signIn(server, miniMon)
  const { user, project } = await describe(token)
  const reader = await runPython('signIn.py', [
    'v3password',
    JSON.stringify({
      auth_url: `${server.authUrl}/v3`,
      username: 'reader',
      user_domain_id: 'default',
      password: 'password',
      project_name: 'mini-mon',
      project_domain_id: 'default',
    }),
  ])
  const trust = {
    trustor_user_id: user.id,
    trustee_user_id: reader.user_id,
    project_id: project.id,
    impersonation: true,
    roles: [{ name: 'monasca-user' }],
  }
  const { status, body } = await server.ask('/identity/v3/OS-TRUST/trusts', {
    method: 'POST',
    headers: { 'X-Auth-Token': token, 'Content-Type': 'application/json' },
    body: JSON.stringify({ trust }),
  })
  expect(status).toBe(201)
  const trusted = await runPython('signIn.py', [
    'v3password',
    JSON.stringify({
      auth_url: `${server.authUrl}/v3`,
      username: 'reader',
      user_domain_id: 'default',
      password: 'password',
      trust_id: body.trust.id,
    }),
  ])
  expect(reader).toMatchObject({ username: 'reader', role_names: ['monasca-read-only-user'] })
  expect(trusted).toMatchObject({ username: 'mini-mon', role_names: ['monasca-user'], status: 200 })
})
