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

/** What the users of the emulator's OpenID provider may; Keystone knows it as `emulator`, its protocol as `openid`. */
export type SeedFederation = {
  /** Name of the group in the domain `Default` for all who belong to no group of their own. @default 'federated' */
  group?: string | undefined
  /** The group's role names by project name, in the domain `Default`. */
  projectRoles: Readonly<Record<string, readonly string[]>>
  /** Further groups by name, with their roles, for those of the users who belong to groups of their own. */
  groups?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> | undefined
}

/** Users, projects and services that an empty store begins with. */
export type Seed = {
  /** Names; `Default`, whose id is `default`, is always there. */
  domains?: readonly string[] | undefined
  projects: readonly SeedProject[]
  users: readonly SeedUser[]
  /** Lets the users of the emulator's OpenID provider in. @default nobody of it gets in */
  federation?: SeedFederation | undefined
  /** @default `identity` and `monitoring`, both on the emulator itself */
  services?: readonly SeedService[] | undefined
}
