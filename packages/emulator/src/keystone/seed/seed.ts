/** A user of the seed, with the roles on projects, domains and the system. */
export type SeedUser = {
  name: string
  /** Without one, the user cannot sign in with a password. */
  password?: string | undefined
  /** @default 'Default' */
  domain?: string | undefined
  /** Name of a project in the user's domain that tokens are scoped to if the request has no scope. */
  defaultProject?: string | undefined
  /** @default true */
  enabled?: boolean | undefined
  /** Secret of the user's one-time codes, in base32. */
  totpSecret?: string | undefined
  /** Lists of methods; a sign-in must use all methods of one list. @default any method is enough */
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
  /** Its name, and also its id, which the real service would generate. */
  name: string
  secret: string
  /** Name of the project in the user's domain. The credential gets all roles that the user has there. */
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

/**
 * The rights of the users of the emulator's OpenID provider. In Keystone, the provider is `emulator` and its protocol
 * `openid`.
 */
export type SeedFederation = {
  /** Name of the group in the domain `Default` for users without groups. @default 'federated' */
  group?: string | undefined
  /** The group's role names by project name, in the domain `Default`. */
  projectRoles: Readonly<Record<string, readonly string[]>>
  /** Further groups by name, with their roles, for users with groups. */
  groups?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> | undefined
}

/** Initial users, projects and services of an empty store. */
export type Seed = {
  /** Names; `Default` always exists and has the id `default`. */
  domains?: readonly string[] | undefined
  projects: readonly SeedProject[]
  users: readonly SeedUser[]
  /** Lets the users of the emulator's OpenID provider sign in. @default they cannot */
  federation?: SeedFederation | undefined
  /** @default `identity` and `monitoring`, both on the emulator itself */
  services?: readonly SeedService[] | undefined
}
