import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openstack, openstackSession, type SignIn } from './support/openstack.js'
import { run } from './support/run.js'
import { serveFile } from './support/server.js'
import { createTranscript, type Transcript } from './support/transcript.js'

const server = serveFile({ clock: () => Math.floor(Date.now() / 1000) * 1000 })

/** The user who signs in, of the domain `Default`. */
function user(username: string, password: string, project_name: string): SignIn {
  const auth_url = `${server.authUrl}/v3`
  const [user_domain_id, project_domain_id] = ['default', 'default']
  return {
    plugin: 'v3password',
    options: { auth_url, username, user_domain_id, password, project_name, project_domain_id },
  }
}

const admin = () => user('admin', 'secret', 'admin')

/** Runs commands of OpenStack's command line, one per line; a line that starts with `#` is a comment. */
async function type(transcript: Transcript, how: SignIn, lines: readonly string[]): Promise<string[]> {
  const commands = lines.filter((line) => !line.startsWith('#'))
  const outputs = await openstackSession(how, commands)
  const left = [...outputs]
  for (const line of lines) {
    if (line.startsWith('#')) transcript.note(line.slice(2))
    else transcript.add(line, left.shift() ?? '(nothing)')
  }
  return outputs
}

function begin(): Transcript {
  return createTranscript('openstack', (words) => openstack(admin(), ...words))
}

test('approved: a tenant of one’s own, with users, groups and roles', async () => {
  const transcript = begin()
  await type(transcript, admin(), [
    'domain create --description Customers customers',
    'domain list',
    'domain show customers',
    'domain set --description Buyers customers',
    'project create --domain customers --description Shop --tag retail --property colour=blue shop',
    'project create --domain customers --parent shop cellar',
    'project list --domain customers --long',
    'project show --domain customers shop',
    'project set --domain customers --name store shop',
    'project set --domain customers --disable cellar',
    'user create --domain customers --project store --project-domain customers --password first --email sam@example.org sam',
    'user list --domain customers --long',
    'user show --domain customers sam',
    'user set --domain customers --password second --description clerk sam',
    'group create --domain customers --description Clerks clerks',
    'group list --domain customers --long',
    'group set --domain customers --description Sellers clerks',
    'group show --domain customers clerks',
    'group add user --group-domain customers --user-domain customers clerks sam',
    'group contains user --group-domain customers --user-domain customers clerks sam',
    'user list --group clerks --domain customers',
    'group list --user sam --user-domain customers',
    'role create --description Watches guard',
    'role set --name watchman guard',
    'role list',
    'role show watchman',
    'role add --user sam --user-domain customers --project store --project-domain customers monasca-user',
    'role add --group clerks --group-domain customers --project store --project-domain customers watchman',
    'role add --user sam --user-domain customers --domain customers watchman',
    'role add --user sam --user-domain customers --system all watchman',
    'role assignment list --names --user sam --user-domain customers',
    'role assignment list --names --group clerks --group-domain customers',
    'role assignment list --names --effective --project store --project-domain customers',
    'role assignment list --names --system all',
    'user list --project store --domain customers',
  ])
  transcript.note('What was made works: sam signs in.')
  const token = await run('/usr/bin/openstack', ['token', 'issue', '-f', 'value', '-c', 'project_id'], {
    OS_AUTH_TYPE: 'v3password',
    OS_AUTH_URL: `${server.authUrl}/v3`,
    OS_USERNAME: 'sam',
    OS_PASSWORD: 'second',
    OS_USER_DOMAIN_NAME: 'customers',
    OS_PROJECT_NAME: 'store',
    OS_PROJECT_DOMAIN_NAME: 'customers',
  })
  expect(token).toMatchObject({ code: 0, stderr: '' })
  await type(transcript, admin(), [
    'role remove --user sam --user-domain customers --system all watchman',
    'role remove --user sam --user-domain customers --domain customers watchman',
    'role remove --group clerks --group-domain customers --project store --project-domain customers watchman',
    'role remove --user sam --user-domain customers --project store --project-domain customers monasca-user',
    'role assignment list --names --user sam --user-domain customers',
    'group remove user --group-domain customers --user-domain customers clerks sam',
    'group delete --domain customers clerks',
    'user delete --domain customers sam',
    'project delete --domain customers cellar',
    'project delete --domain customers store',
    'role delete watchman',
    '# A domain must be disabled before it is deleted.',
    'domain delete customers',
    'domain set --disable customers',
    'domain delete customers',
    'domain list',
  ])
  await transcript.approve('openstack-tenants')
})

test('approved: services, regions, endpoints', async () => {
  const transcript = begin()
  await type(transcript, admin(), [
    'service create --name wind --description Blows weather',
    'service list --long',
    'service show wind',
    'service set --disable wind',
    'service set --enable wind',
    'region create --description Far pole',
    'region list',
    'region set --description Farther pole',
    'region show pole',
  ])
  const [, id = ''] = await type(transcript, admin(), [
    "endpoint create --region pole wind public 'http://wind.test/%(project_id)s'",
    'endpoint create --region south wind admin http://wind.test/ -f value -c id',
  ])
  await type(transcript, admin(), [
    'endpoint list --service wind',
    'endpoint list --region south',
    'endpoint list --interface public',
    `endpoint set --url http://storm.test/ ${id.trim()}`,
    `endpoint show ${id.trim()}`,
    'catalog list',
    'catalog show wind',
    `endpoint delete ${id.trim()}`,
    'service delete wind',
    'region delete pole',
    'region list',
  ])
  await transcript.approve('openstack-catalog')
})

test('approved: identity providers, mappings, protocols', async () => {
  const transcript = begin()
  const folder = await mkdtemp(join(tmpdir(), 'foreign-'))
  try {
    const file = join(folder, 'rules.json')
    const rules = [
      {
        local: [{ user: { name: '{0}' } }, { group: { name: 'federated', domain: { name: 'Default' } } }],
        remote: [{ type: 'OIDC-preferred_username' }],
      },
    ]
    await writeFile(file, JSON.stringify(rules))
    const { stdout } = await openstack(admin(), 'mapping', 'create', '--rules', file, 'simple', '-f', 'json')
    expect(JSON.parse(stdout)).toMatchObject({ id: 'simple', rules })
    await type(transcript, admin(), [
      '# Made with `openstack mapping create --rules <file> simple`.',
      'mapping list',
      'mapping show simple',
      'identity provider create --remote-id https://cold.test --description Icy cold',
      'identity provider list',
      'identity provider show cold',
      'identity provider set --disable cold',
      'identity provider set --enable cold',
      'federation protocol create --identity-provider cold --mapping simple openid',
      'federation protocol list --identity-provider cold',
      'federation protocol show --identity-provider cold openid',
      'federation protocol set --identity-provider cold --mapping emulator openid',
      'federation protocol delete --identity-provider cold openid',
      'identity provider delete cold',
      'mapping delete simple',
      'identity provider list',
    ])
  } finally {
    await rm(folder, { recursive: true })
  }
  await transcript.approve('openstack-federation')
})

test('approved: one’s own: application credentials, password; and what only administrators may', async () => {
  const transcript = begin()
  await type(transcript, user('mini-mon', 'password', 'mini-mon'), [
    'application credential create --secret hidden --role monasca-user --description Robot robot',
    'application credential list',
    'application credential show robot',
    'application credential delete robot',
    'user show mini-mon',
    '# Refused as Keystone refuses it.',
    'user list',
    'project list',
    'project create mine',
    'domain list',
    'role list',
    'service list',
    'role add --user mini-mon --project mini-mon admin',
    'user password set --original-password wrong --password new',
    'user password set --original-password password --password new',
    '# The old password is worth nothing any more: the next time it is refused.',
  ])
  await type(transcript, user('mini-mon', 'password', 'mini-mon'), ['user show mini-mon'])
  await transcript.approve('openstack-own')
})

test('approved: mistakes', async () => {
  const transcript = begin()
  await type(transcript, admin(), [
    'project create mini-mon',
    'user show absent',
    'project delete nothing',
    'role add --user mini-mon --project mini-mon nothing',
    'role remove --user mini-mon --project mini-mon admin',
    'endpoint create --region pole nothing public http://x.test/',
    'group remove user nothing mini-mon',
    `project create ${'x'.repeat(65)}`,
  ])
  await transcript.approve('openstack-mistakes')
})
