import type { Store } from '../../store/store.js'
import type { TrustedProvider } from '../federation/assertion.js'
import {
  type ApplicationCredentialStore,
  createApplicationCredentialStore,
} from './applicationCredentials.js'
import { type AssignmentStore, createAssignmentStore } from './assignments.js'
import { type CatalogStore, createCatalogStore } from './catalog.js'
import { type CredentialStore, createCredentialStore } from './credentials.js'
import { createDomainStore, type DomainStore } from './domains.js'
import { createFederationStore, type FederationStore } from './federation.js'
import { createGroupStore, type GroupStore } from './groups.js'
import { createMembershipStore, type MembershipStore } from './memberships.js'
import { keystoneMigrations } from './migrations.js'
import { createProjectStore, type ProjectStore } from './projects.js'
import { createReceiptStore, type ReceiptStore } from './receipts.js'
import { createRoleStore, type RoleStore } from './roles.js'
import { createTokenStore, type TokenStore } from './tokens.js'
import { createTrustStore, type TrustStore } from './trusts.js'
import { createUserStore, type UserStore } from './users.js'
import { createWebssoStore, type WebssoStore } from './websso.js'

/** The data and settings that routes and authentication methods share. */
export type Keystone = {
  domains: DomainStore
  projects: ProjectStore
  users: UserStore
  groups: GroupStore
  roles: RoleStore
  assignments: AssignmentStore
  memberships: MembershipStore
  catalog: CatalogStore
  tokens: TokenStore
  receipts: ReceiptStore
  credentials: CredentialStore
  applicationCredentials: ApplicationCredentialStore
  trusts: TrustStore
  federation: FederationStore
  websso: WebssoStore
  /** Runs work in a transaction, which is rolled back if it throws. */
  transaction: Store['transaction']
  /** The OpenID provider whose users may sign in here. */
  trustedProvider: TrustedProvider | undefined
  /** Milliseconds since the epoch. */
  clock: () => number
  /** Lifetime of a new token in seconds. */
  tokenTtl: number
}

export type KeystoneOptions = {
  /** The identity tables are created if they are missing. */
  store: Store
  /** Milliseconds since the epoch. @default Date.now */
  clock?: (() => number) | undefined
  /** Lifetime of a new token in seconds. @default 3600 */
  tokenTtl?: number | undefined
  /** The OpenID provider whose users may sign in here. @default none */
  trustedProvider?: TrustedProvider | undefined
}

/** Binds the identity service to a database, which may be empty. */
export function createKeystone(options: KeystoneOptions): Keystone {
  const { store, clock = Date.now, tokenTtl = 3600, trustedProvider } = options
  store.migrate('keystone', keystoneMigrations)
  const domains = createDomainStore(store)
  const projects = createProjectStore(store)
  const roles = createRoleStore(store)
  return {
    domains,
    projects,
    users: createUserStore(store),
    groups: createGroupStore(store),
    roles,
    assignments: createAssignmentStore(store, { domains, projects, roles }),
    memberships: createMembershipStore(store),
    catalog: createCatalogStore(store),
    tokens: createTokenStore(store),
    receipts: createReceiptStore(store),
    credentials: createCredentialStore(store),
    applicationCredentials: createApplicationCredentialStore(store),
    trusts: createTrustStore(store),
    federation: createFederationStore(store, () => trustedProvider?.issuer()),
    websso: createWebssoStore(store),
    trustedProvider,
    transaction: store.transaction,
    clock,
    tokenTtl,
  }
}
