// Called by up.sh. Fills the fresh Keystone: accounts, roles, the catalog's entry for Monasca, and who vouches for whom.
// Then writes the lab's addresses to $LAB/lab.json, for tests and people.
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const { LAB, KEYSTONE_PORT, KEYSTONE_TLS_PORT, KEYSTONE_SHORT_PORT, IDP_PORT, LAB_ORIGINS } = process.env
const url = `http://127.0.0.1:${KEYSTONE_PORT}/v3`
const idp = `http://127.0.0.1:${IDP_PORT}`
/** Keystone knows the authority that signs client certificates by the hash of its name. */
const issuer = 'CN=lab-ca'
const issuerId = createHash('sha256').update(issuer).digest('hex')

async function call(token, method, path, body) {
  const response = await fetch(url + path, {
    method,
    headers: { 'Content-Type': 'application/json', ...(token && { 'X-Auth-Token': token }) },
    body: body && JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: HTTP ${response.status} ${text}`)
  return { headers: response.headers, body: text && JSON.parse(text) }
}

const user = { name: 'admin', domain: { id: 'default' }, password: 'secret' }
const project = { name: 'admin', domain: { id: 'default' } }
const identity = { methods: ['password'], password: { user } }
const signedIn = await call(undefined, 'POST', '/auth/tokens', { auth: { identity, scope: { project } } })
const token = signedIn.headers.get('X-Subject-Token')
const put = (path, body) => call(token, 'PUT', path, body)
/** Creates a thing, such as a `user`, and resolves to its id. */
async function create(kind, properties) {
  const { body } = await call(token, 'POST', `/${kind}s`, { [kind]: properties })
  return body[kind].id
}

const { body: found } = await call(token, 'GET', '/roles?name=member')
const member = found.roles[0].id
const monascaUser = await create('role', { name: 'monasca-user' })
await create('role', { name: 'monasca-read-only-user' })
await create('role', { name: 'monasca-agent' })
const miniMon = await create('project', { name: 'mini-mon', domain_id: 'default' })
const miniMonUser = await create('user', {
  name: 'mini-mon',
  password: 'password',
  domain_id: 'default',
  default_project_id: miniMon,
})
await put(`/projects/${miniMon}/users/${miniMonUser}/roles/${monascaUser}`)
await put(`/projects/${miniMon}/users/${miniMonUser}/roles/${member}`)

const monasca = await create('service', { name: 'monasca', type: 'monitoring' })
for (const kind of ['public', 'internal', 'admin']) {
  await create('endpoint', {
    service_id: monasca,
    interface: kind,
    region_id: 'RegionOne',
    url: 'http://127.0.0.1:8070/v2.0',
  })
}

const federated = await create('group', { name: 'federated', domain_id: 'default' })
await put(`/projects/${miniMon}/groups/${federated}/roles/${monascaUser}`)

/** Trusts a provider of identities by one protocol, whose environment variables `rules` read. */
async function trust(id, remoteId, protocol, rules, more) {
  await put(`/OS-FEDERATION/identity_providers/${id}`, {
    identity_provider: { remote_ids: [remoteId], enabled: true },
  })
  await put(`/OS-FEDERATION/mappings/${protocol}`, { mapping: { rules } })
  await put(`/OS-FEDERATION/identity_providers/${id}/protocols/${protocol}`, {
    protocol: { mapping_id: protocol, ...more },
  })
}
// A person has a `sub`; a client that signs in for itself has only its `client_id`. Both land in the group.
const group = { group: { name: 'federated', domain: { name: 'Default' } } }
const openid = ['OIDC-sub', 'OIDC-client_id'].map((type) => ({
  local: [{ user: { name: '{0}' } }, group],
  remote: [{ type }],
}))
await trust('lab', idp, 'openid', openid)
const local = { user: { name: '{0}', domain: { name: 'Default' }, type: 'local' } }
await trust(issuerId, issuer, 'x509', [{ local: [local], remote: [{ type: 'SSL_CLIENT_S_DN_CN' }] }])

// For Keystone2Keystone this Keystone is both: the one that vouches for its users, and the one that lets them in.
const federation = `${url}/OS-FEDERATION`
const tokenUrl = `${federation}/identity_providers/peer/protocols/saml2/auth`
const assertion = [{ local: [{ user: { name: '{0}' } }, group], remote: [{ type: 'MELLON_openstack_user' }] }]
await trust('peer', `${federation}/saml2/idp`, 'saml2', assertion, { remote_id_attribute: 'MELLON_IDP' })
await put('/OS-FEDERATION/service_providers/peer', {
  service_provider: {
    auth_url: tokenUrl,
    sp_url: `${tokenUrl}/mellon/paosResponse`,
    // mod_auth_mellon leads on to the address in the relay state, which Keystone ends with a number.
    relay_state_prefix: `${tokenUrl}?`,
    enabled: true,
  },
})

const lab = {
  keystone: url,
  keystoneTls: `https://127.0.0.1:${KEYSTONE_TLS_PORT}/v3`,
  keystoneShort: `http://127.0.0.1:${KEYSTONE_SHORT_PORT}/v3`,
  idp,
  origins: LAB_ORIGINS.split(','),
  certificates: join(LAB, 'ca'),
  accessLog: join(LAB, 'access.log'),
  folder: LAB,
}
writeFileSync(join(LAB, 'lab.json'), `${JSON.stringify(lab, undefined, 2)}\n`)
