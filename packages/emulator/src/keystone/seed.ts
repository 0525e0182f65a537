import { createHash } from 'node:crypto'
import { defaultServices } from './defaultSeed.js'
import type { Keystone } from './keystone.js'
import type { EndpointInterface } from './model/catalog.js'
import type { Target } from './model/projects.js'
import { hashPassword } from './passwords.js'

/** A user of the seed, with the roles on projects, domains and the system. */
export type SeedUser = {
  name: string
  /** Without one the user exists, but cannot sign in with a password. */
  password?: string | undefined
  /** @default 'Default' */
  domain?: string | undefined
  /** Name of a project in the user's domain that tokens are scoped to when the request names no scope. */
  defaultProject?: string | undefined
  /** @default true */
  enabled?: boolean | undefined
  /** Secret in base32 that the user's one-time codes are made from. */
  totpSecret?: string | undefined
  /** Lists of methods, all of one of which a sign-in must use. @default any method is enough */
  multiFactorRules?: readonly (readonly string[])[] | undefined
  applicationCredentials?: readonly SeedApplicationCredential[] | undefined
  /** Role names by project name, in the user's domain. */
  projectRoles?: Readonly<Record<string, readonly string[]>> | undefined
  /** Role names by domain name. */
  domainRoles?: Readonly<Record<string, readonly string[]>> | undefined
  /** Role names on the system. */
  systemRoles?: readonly string[] | undefined
}

/** An application credential of a user of the seed. */
export type SeedApplicationCredential = {
  /** Its name, and its id as well, which the real service would make up. */
  name: string
  secret: string
  /** Name of the project in the user's domain. All the roles that the user has there are passed on. */
  project: string
}

/** A project of the seed. */
export type SeedProject = {
  name: string
  /** @default 'Default' */
  domain?: string | undefined
  description?: string | undefined
  /** @default true */
  enabled?: boolean | undefined
}

/** A service of the seed's catalog. */
export type SeedService = {
  /** Such as `monitoring`. */
  type: string
  name: string
  /**
   * The address, the same for the interfaces public, internal and admin. `$(origin)s` becomes scheme, host and
   * port of the request; `$(project_id)s` and `$(user_id)s` are filled in from the token.
   */
  url: string
  /** @default 'RegionOne' */
  region?: string | undefined
}

/** Users, projects and services that an empty store begins with. */
export type Seed = {
  /** Names; `Default`, whose id is `default`, is always there. */
  domains?: readonly string[] | undefined
  projects: readonly SeedProject[]
  users: readonly SeedUser[]
  /** @default `identity` and `monitoring`, both on the emulator itself */
  services?: readonly SeedService[] | undefined
}

const interfaces: readonly EndpointInterface[] = ['public', 'internal', 'admin']

/**
 * Writes a seed, unless the store holds identities already: after a restart what was changed stays changed. Ids
 * are made from names, so that two emulators with the same seed agree on them.
 */
export function applySeed(keystone: Keystone, seed: Seed): void {
  if (keystone.identity.hasDomains()) return
  keystone.transaction(() => insertSeed(keystone, seed))
}

function insertSeed(keystone: Keystone, seed: Seed): void {
  const { identity } = keystone
  for (const name of new Set(['Default', ...(seed.domains ?? [])])) {
    identity.insertDomain({ id: domainId(name), name, description: '', enabled: true })
  }
  for (const { name, domain = 'Default', description = '', enabled = true } of seed.projects) {
    keystone.projects.insertProject({
      id: projectId(domain, name),
      domainId: domainId(domain),
      name,
      description,
      enabled,
    })
  }
  const roleNames = new Set(seed.users.flatMap((user) => grantsOf(user).flatMap(([, roles]) => roles)))
  for (const name of [...roleNames].sort()) keystone.projects.insertRole({ id: roleId(name), name })
  for (const user of seed.users) insertUser(keystone, user)
  for (const service of seed.services ?? defaultServices) insertService(keystone, service)
}

function insertUser(keystone: Keystone, user: SeedUser): void {
  const { name, domain = 'Default', password, defaultProject, enabled = true } = user
  const id = stableId('user', domain, name)
  keystone.identity.insertUser({
    id,
    domainId: domainId(domain),
    name,
    passwordHash: password === undefined ? null : hashPassword(password),
    defaultProjectId: defaultProject === undefined ? null : projectId(domain, defaultProject),
    enabled,
    options: user.multiFactorRules
      ? {
          multi_factor_auth_enabled: true,
          multi_factor_auth_rules: user.multiFactorRules.map((rule) => [...rule]),
        }
      : {},
  })
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
    for (const role of roles) keystone.projects.assign(id, target, roleId(role))
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
  keystone.catalog.insertService({ id, type, name, enabled: true })
  for (const kind of interfaces) {
    keystone.catalog.insertEndpoint({
      id: stableId('endpoint', id, `${region}/${kind}`),
      serviceId: id,
      interface: kind,
      regionId: region,
      url,
      enabled: true,
    })
  }
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

/** 32 hexadecimal digits, as the real service's ids have. */
function stableId(kind: string, parent: string, name: string): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, parent, name]))
    .digest('hex')
    .slice(0, 32)
}
