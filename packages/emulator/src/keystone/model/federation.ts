import type { Store } from '../../store/openStore.js'

/** A group, in which users of an identity provider are when they come in. */
export type Group = { id: string; domainId: string; name: string }

/** Whose word counts for who somebody is. */
export type IdentityProvider = {
  id: string
  /** The domain that its users are in. */
  domainId: string
  protocol: string
  /** The group that all its users belong to. */
  groupId: string
  enabled: boolean
}

/** Reads and writes identity providers and groups. */
export type FederationStore = {
  insertGroup(group: Group): void
  insertIdentityProvider(provider: IdentityProvider): void
  identityProviderById(id: string): IdentityProvider | undefined
  identityProviders(): IdentityProvider[]
}

type Row = Omit<IdentityProvider, 'enabled'> & { enabled: number }

const columns = 'id, domain_id AS domainId, protocol, group_id AS groupId, enabled'

/** Binds the queries on identity providers to a database. */
export function createFederationStore(store: Store): FederationStore {
  const identityProviders = () =>
    store
      .all<Row>(`SELECT ${columns} FROM keystone_identity_provider ORDER BY rowid`)
      .map((row) => ({ ...row, enabled: row.enabled !== 0 }))
  return {
    insertGroup: ({ id, domainId, name }) => {
      store.run('INSERT INTO keystone_group (id, domain_id, name) VALUES (?, ?, ?)', [id, domainId, name])
    },
    insertIdentityProvider: ({ id, domainId, protocol, groupId, enabled }) => {
      store.run(
        `INSERT INTO keystone_identity_provider (id, domain_id, protocol, group_id, enabled)
         VALUES (?, ?, ?, ?, ?)`,
        [id, domainId, protocol, groupId, Number(enabled)],
      )
    },
    identityProviders,
    identityProviderById: (id) => identityProviders().find((provider) => provider.id === id),
  }
}
