import { createHash } from 'node:crypto'
import type { Target } from '../model/assignments.js'
import type { EndpointInterface } from '../model/catalog.js'
import { ownIssuer } from '../model/federation.js'
import type { Keystone } from '../model/keystone.js'
import { hashPassword } from '../model/passwords.js'
import { defaultServices } from './defaultSeed.js'
import type { Seed, SeedApplicationCredential, SeedFederation, SeedService, SeedUser } from './seed.js'

const interfaces: readonly EndpointInterface[] = ['public', 'internal', 'admin']

/**
 * Writes a seed, unless the store already contains identities: changes survive a restart. Ids are derived from names,
 * so that two emulators with the same seed have the same ids.
 */
export function applySeed(keystone: Keystone, seed: Seed): void {
  if (keystone.domains.list().length > 0) return
  keystone.transaction(() => insertSeed(keystone, seed))
}

function insertSeed(keystone: Keystone, seed: Seed): void {
  for (const name of new Set(['Default', ...(seed.domains ?? [])])) {
    keystone.domains.insert({ id: domainId(name), name, description: '', enabled: true })
  }
  for (const { name, domain = 'Default', description = '', enabled = true } of seed.projects) {
    keystone.projects.insert({
      id: projectId(domain, name),
      domain_id: domainId(domain),
      name,
      description,
      enabled,
    })
  }
  const roleNames = new Set([
    ...seed.users.flatMap((user) => grantsOf(user).flatMap(([, roles]) => roles)),
    ...Object.values(seed.federation ? groupsOf(seed.federation) : {})
      .flatMap(Object.values)
      .flat(),
  ])
  for (const name of [...roleNames].sort()) keystone.roles.insert({ id: roleId(name), name })
  for (const user of seed.users) insertUser(keystone, user)
  for (const service of seed.services ?? defaultServices) insertService(keystone, service)
  if (seed.federation) insertFederation(keystone, seed.federation)
}

function insertUser(keystone: Keystone, user: SeedUser): void {
  const { name, domain = 'Default', password, defaultProject, enabled = true } = user
  const id = stableId('user', domain, name)
  keystone.users.insert({
    id,
    domain_id: domainId(domain),
    name,
    default_project_id: defaultProject === undefined ? null : projectId(domain, defaultProject),
    enabled,
    options: user.multiFactorRules
      ? {
          multi_factor_auth_enabled: true,
          multi_factor_auth_rules: user.multiFactorRules.map((rule) => [...rule]),
        }
      : {},
  })
  if (password !== undefined) keystone.users.setPassword(id, hashPassword(password))
  if (user.totpSecret !== undefined) {
    keystone.credentials.insert({
      id: stableId('credential', id, 'totp'),
      userId: id,
      projectId: null,
      type: 'totp',
      blob: user.totpSecret,
    })
  }
  for (const credential of user.applicationCredentials ?? []) {
    insertApplicationCredential(keystone, user, credential)
  }
  for (const [target, roles] of grantsOf(user)) {
    for (const role of roles) {
      keystone.assignments.add({ actor: { type: 'user', id }, target, roleId: roleId(role) })
    }
  }
}

function insertApplicationCredential(
  keystone: Keystone,
  user: SeedUser,
  { name, secret, project }: SeedApplicationCredential,
): void {
  const { name: userName, domain = 'Default', projectRoles = {} } = user
  keystone.applicationCredentials.insert({
    id: name,
    userId: stableId('user', domain, userName),
    projectId: projectId(domain, project),
    name,
    description: null,
    secretHash: hashPassword(secret),
    expiresAt: null,
    unrestricted: false,
    roleIds: (projectRoles[project] ?? []).map(roleId),
    accessRules: [],
  })
}

function grantsOf(user: SeedUser): [Target, readonly string[]][] {
  const { domain = 'Default', projectRoles = {}, domainRoles = {}, systemRoles = [] } = user
  return [
    ...Object.entries(projectRoles).map(([name, roles]): [Target, readonly string[]] => [
      { type: 'project', id: projectId(domain, name) },
      roles,
    ]),
    ...Object.entries(domainRoles).map(([name, roles]): [Target, readonly string[]] => [
      { type: 'domain', id: domainId(name) },
      roles,
    ]),
    [{ type: 'system', id: 'all' }, systemRoles],
  ]
}

function insertService(keystone: Keystone, service: SeedService): void {
  const { type, name, url, region = 'RegionOne' } = service
  const id = stableId('service', type, name)
  const { services, regions, endpoints } = keystone.catalog
  services.insert({ id, type, name, enabled: true })
  if (!regions.byId(region)) regions.insert({ id: region, description: '' })
  for (const kind of interfaces) {
    endpoints.insert({
      id: stableId('endpoint', id, `${region}/${kind}`),
      service_id: id,
      interface: kind,
      region_id: region,
      url,
      enabled: true,
    })
  }
}

/** The role names by project name, by the name of the group. */
function groupsOf({ group = 'federated', projectRoles, groups = {} }: SeedFederation) {
  return { ...groups, [group]: projectRoles }
}

function insertFederation(keystone: Keystone, federation: SeedFederation): void {
  const { identityProviders, mappings } = keystone.federation
  for (const [name, projectRoles] of Object.entries(groupsOf(federation))) {
    const groupId = stableId('group', 'Default', name)
    keystone.groups.insert({ id: groupId, name, description: '', domain_id: 'default' })
    for (const [project, roles] of Object.entries(projectRoles)) {
      const target: Target = { type: 'project', id: projectId('Default', project) }
      for (const role of roles) {
        keystone.assignments.add({ actor: { type: 'group', id: groupId }, target, roleId: roleId(role) })
      }
    }
  }
  const { group = 'federated' } = federation
  // The users of an identity provider are in a separate domain, whose name is its id.
  const id = stableId('domain', '', 'identity provider emulator')
  keystone.domains.insert({ id, name: id, description: '', enabled: true })
  identityProviders.insert({
    id: 'emulator',
    domain_id: id,
    enabled: true,
    description: null,
    remote_ids: [ownIssuer],
  })
  mappings.insert({
    id: 'emulator',
    rules: [
      {
        local: [{ user: { name: '{0}' } }, { group: { id: stableId('group', 'Default', group) } }],
        remote: [
          { type: 'OIDC-preferred_username' },
          { type: 'OIDC-groups', not_any_of: ['.'], regex: true },
        ],
      },
      {
        local: [{ user: { name: '{0}' }, groups: '{1}', domain: { name: 'Default' } }],
        remote: [{ type: 'OIDC-preferred_username' }, { type: 'OIDC-groups' }],
      },
    ],
  })
  keystone.federation.setProtocol({
    identityProviderId: 'emulator',
    id: 'openid',
    mappingId: 'emulator',
    remoteIdAttribute: null,
  })
}

function domainId(name: string): string {
  return name === 'Default' ? 'default' : stableId('domain', '', name)
}

function projectId(domain: string, name: string): string {
  return stableId('project', domain, name)
}

function roleId(name: string): string {
  return stableId('role', '', name)
}

/** Returns 32 hexadecimal digits, as the real service's ids have. */
function stableId(kind: string, parent: string, name: string): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, parent, name]))
    .digest('hex')
    .slice(0, 32)
}
