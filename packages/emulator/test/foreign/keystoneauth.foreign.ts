import { expect, test } from 'vitest'
import { runPython } from './support/run.js'
import { serveFile } from './support/server.js'
import { foreignSignIns } from './support/signIns.js'

const server = serveFile()

for (const { plugin, options, user, domain = 'default', version } of foreignSignIns) {
  test(`keystoneauth1: signs in by ${plugin}, reads access and catalog, and calls Monasca`, async () => {
    const known = await runPython('signIn.py', [plugin, JSON.stringify(await options(server))])
    const { body } = await server.ask('/identity/v3/auth/tokens', {
      headers: { 'X-Auth-Token': known.token, 'X-Subject-Token': known.token },
    })
    // A token derived from another one does not outlive it.
    expect(known.lifetime).toBeGreaterThan(3500)
    expect(known.lifetime).toBeLessThanOrEqual(3600)
    const url = `${server.origin}/v2.0`
    expect(known).toEqual({
      version,
      token: known.token,
      same_token: true,
      will_expire_soon: false,
      lifetime: known.lifetime,
      username: user,
      user_id: body.token.user.id,
      user_domain_id: version === 'v3' ? domain : null,
      project_name: 'mini-mon',
      project_id: body.token.project.id,
      project_domain_name: version === 'v3' ? 'Default' : null,
      project_scoped: true,
      domain_scoped: false,
      role_names: ['monasca-user'],
      audit_id: body.token.audit_ids[0],
      identity: `${server.authUrl}/v3`,
      monitoring: { public: url, internal: url, admin: url },
      elsewhere: [],
      api_version: [3, 14],
      status: 200,
      elements: [],
    })
  })
}
