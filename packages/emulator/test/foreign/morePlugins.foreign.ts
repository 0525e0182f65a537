import { expect, test } from 'vitest'
import { runPython } from './support/run.js'
import { type Answer, serveFile } from './support/server.js'
import { signIn, waysIn } from './support/waysIn.js'

const server = serveFile()
const miniMon = { project: { name: 'mini-mon', domain: { id: 'default' } } }

/** Auth types of Debian's packages, some only there with further packages, that the emulator does not offer, or that are not a way to sign in. */
const notOffered: Readonly<Record<string, string>> = {
  http_basic: 'no service of the emulator takes HTTP Basic',
  noauth: 'not of Keystone, but of Cinder',
  none: 'Monasca takes no request without a token',
  v3fedkerb: 'the emulator has no Kerberos',
  v3kerberos: 'the emulator has no Kerberos',
  v3adfspassword: 'the emulator has no ADFS',
  v3oauth1: 'the emulator has no OAuth 1',
  v3samlpassword: 'the emulator has no SAML',
  v3tokenlessauth: 'the emulator takes no certificates',
}

/** What Keystone says about a token. */
async function describe(token: string): Promise<Answer> {
  const headers = { 'X-Auth-Token': token, 'X-Subject-Token': token }
  return (await server.ask('/identity/v3/auth/tokens', { headers })).body.token
}

test('keystoneauth1: each auth type that is installed is tried, or it is said why not', async () => {
  const tried = [...waysIn.map(({ plugin }) => plugin), 'admin_token']
  const installed: string[] = await runPython('listPlugins.py', [])
  expect(installed).toEqual(expect.arrayContaining(tried))
  const known = new Set([...tried, ...Object.keys(notOffered)])
  expect(installed.filter((plugin) => !known.has(plugin))).toEqual([])
})

test('keystoneauth1: by admin_token, with an address and a token from elsewhere', async () => {
  const token = await signIn(server, miniMon)
  expect(await runPython('adminToken.py', [`${server.origin}/v2.0`, token])).toEqual([])
})

test('keystoneauth1: goes on from the receipt of a password with a one-time code', async () => {
  const answer = await runPython('receipt.py', [`${server.authUrl}/v3`, server.nextPasscode()])
  expect(answer).toMatchObject({ done: ['password'], required: [['password', 'totp']] })
  const { user, methods, project } = await describe(answer.token)
  expect([user.name, methods.toSorted(), project.name]).toEqual(['mfa', ['password', 'totp'], 'mini-mon'])
})

test('keystoneauth1: by v3password with a trust, as the user who gave it', async () => {
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
