import { parseStored } from '../../store/parseStored.js'
import type { Store } from '../../store/store.js'
import type { MappingRule } from '../federation/mappingRules.js'

/** Whose word counts for who somebody is. */
export type IdentityProvider = {
  id: string
  /** The domain that its users are in. */
  domainId: string
  enabled: boolean
  /** What it calls itself, such as the issuer of its tokens; empty when that is not checked. */
  remoteIds: string[]
}

/** The way in which an identity provider vouches for somebody, and the mapping that counts for it. */
export type Protocol = {
  identityProviderId: string
  id: string
  mappingId: string
  remoteIdAttribute: string | null
}

/** Reads what sign-in needs of identity providers, and keeps their protocols. */
export type FederationStore = {
  identityProviderById(id: string): IdentityProvider | undefined
  protocolsOf(identityProviderId: string): Protocol[]
  protocol(identityProviderId: string, id: string): Protocol | undefined
  /** Makes a protocol, or replaces it. */
  setProtocol(protocol: Protocol): void
  removeProtocol(identityProviderId: string, id: string): void
  /** The rules of a mapping; none when there is no such mapping. */
  rulesOf(mappingId: string): MappingRule[]
  /** Puts the issuer of the emulator's own provider in the place of `$(issuer)s`; without one that is left out. */
  fillRemoteIds(remoteIds: readonly string[]): string[]
}

type ProviderRow = Omit<IdentityProvider, 'enabled' | 'remoteIds'> & { enabled: number; remoteIds: string }

const protocolColumns = `identity_provider_id AS identityProviderId, id, mapping_id AS mappingId,
  remote_id_attribute AS remoteIdAttribute`

/** Stands for the issuer of the emulator's own provider, which depends on where that listens. */
export const ownIssuer = '$(issuer)s'

/** Binds the queries on identity providers to a database. */
export function createFederationStore(store: Store, issuer: () => string | undefined): FederationStore {
  const fillRemoteIds = (remoteIds: readonly string[]) =>
    remoteIds.flatMap((id) => (id === ownIssuer ? (issuer() ?? []) : id))
  return {
    identityProviderById: (id) => {
      const row = store.get<ProviderRow>(
        `SELECT id, domain_id AS domainId, enabled, remote_ids AS remoteIds
         FROM keystone_identity_provider WHERE id = ?`,
        [id],
      )
      return (
        row && {
          ...row,
          enabled: row.enabled !== 0,
          remoteIds: fillRemoteIds(parseStored<string[]>(row.remoteIds)),
        }
      )
    },
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
    rulesOf: (mappingId) => {
      const row = store.get<{ rules: string }>('SELECT rules FROM keystone_mapping WHERE id = ?', [mappingId])
      return row ? parseStored<MappingRule[]>(row.rules) : []
    },
    fillRemoteIds,
  }
}
