import type { Store } from '../../store/store.js'
import type { MappingRule } from '../federation/mappingRules.js'
import { createResourceTable, type Resource, type ResourceTable } from './resourceTable.js'

/** An identity provider whose assertions are accepted. */
export type IdentityProvider = Resource & {
  /** The domain that its users are in. */
  readonly domain_id: string
  readonly enabled: boolean
  readonly description: string | null
  /** What it calls itself, such as the issuer of its tokens; empty when that is not checked. See `fillRemoteIds`. */
  readonly remote_ids: readonly string[]
}

/** Rules that map the attributes of an identity provider to a user and groups. */
export type Mapping = Resource & { readonly rules: MappingRule[] }

/** A protocol of an identity provider, and its mapping. */
export type Protocol = {
  identityProviderId: string
  id: string
  mappingId: string
  remoteIdAttribute: string | null
}

/** Reads and writes identity providers, mappings and protocols. */
export type FederationStore = {
  readonly identityProviders: ResourceTable<IdentityProvider>
  readonly mappings: ResourceTable<Mapping>
  protocolsOf(identityProviderId: string): Protocol[]
  protocol(identityProviderId: string, id: string): Protocol | undefined
  /** Creates or replaces a protocol. */
  setProtocol(protocol: Protocol): void
  removeProtocol(identityProviderId: string, id: string): void
  /** Replaces `$(issuer)s` with the issuer of the emulator's own provider; removes it while there is none. */
  fillRemoteIds(remoteIds: readonly string[]): string[]
}

const protocolColumns = `identity_provider_id AS identityProviderId, id, mapping_id AS mappingId,
  remote_id_attribute AS remoteIdAttribute`

/** Placeholder for the issuer of the emulator's own provider, which depends on its port. */
export const ownIssuer = '$(issuer)s'

/** Binds the queries on identity providers to a database. */
export function createFederationStore(store: Store, issuer: () => string | undefined): FederationStore {
  return {
    identityProviders: createResourceTable<IdentityProvider>(store, {
      table: 'keystone_identity_provider',
      label: 'identity provider',
      columns: {
        id: 'text',
        domain_id: 'text',
        enabled: 'flag',
        description: 'text',
        remote_ids: 'json',
      },
    }),
    mappings: createResourceTable<Mapping>(store, {
      table: 'keystone_mapping',
      label: 'mapping',
      columns: { id: 'text', rules: 'json' },
    }),
    protocolsOf: (identityProviderId) =>
      store.all<Protocol>(
        `SELECT ${protocolColumns} FROM keystone_protocol WHERE identity_provider_id = ? ORDER BY rowid`,
        [identityProviderId],
      ),
    protocol: (identityProviderId, id) =>
      store.get<Protocol>(
        `SELECT ${protocolColumns} FROM keystone_protocol WHERE identity_provider_id = ? AND id = ?`,
        [identityProviderId, id],
      ),
    setProtocol: ({ identityProviderId, id, mappingId, remoteIdAttribute }) => {
      store.run(
        `INSERT INTO keystone_protocol (identity_provider_id, id, mapping_id, remote_id_attribute)
         VALUES (?, ?, ?, ?) ON CONFLICT (identity_provider_id, id)
         DO UPDATE SET mapping_id = excluded.mapping_id, remote_id_attribute = excluded.remote_id_attribute`,
        [identityProviderId, id, mappingId, remoteIdAttribute],
      )
    },
    removeProtocol: (identityProviderId, id) => {
      store.run('DELETE FROM keystone_protocol WHERE identity_provider_id = ? AND id = ?', [
        identityProviderId,
        id,
      ])
    },
    fillRemoteIds: (remoteIds) => remoteIds.flatMap((id) => (id === ownIssuer ? (issuer() ?? []) : id)),
  }
}
