import { randomBytes } from 'node:crypto'
import { parseStored } from '../../store/parseStored.js'
import type { Store } from '../../store/store.js'
import type { Target } from './assignments.js'
import { hashOpaqueId } from './opaqueIds.js'

/** How a federated user signed in. */
export type Federation = { identityProvider: string; protocol: string; groupIds: string[] }

/** A stored token: without its id, of which only the hash is stored. */
export type TokenRecord = {
  userId: string
  /** The methods that the user signed in with, such as `['password']`. */
  methods: string[]
  auditId: string
  /** The first token of a chain of re-scoped tokens; absent in the first one. */
  parentAuditId: string | undefined
  /** `undefined` for an unscoped token. */
  scope: Target | undefined
  /** Set for users of an identity provider. */
  federation: Federation | undefined
  /** The trust that the token is scoped to. */
  trustId: string | undefined
  /** The application credential that the token was issued for. */
  applicationCredentialId: string | undefined
  /** Milliseconds since the epoch, a whole second. */
  issuedAt: number
  /** Milliseconds since the epoch, a whole second. */
  expiresAt: number
  revoked: boolean
}

/** Reads and writes tokens. */
export type TokenStore = {
  insert(tokenId: string, record: TokenRecord): void
  find(tokenId: string): TokenRecord | undefined
  /** Revokes the token with this audit id; tokens derived from it stay valid, as in the real service. */
  revoke(auditId: string): void
  /** Revokes all tokens of a user, including those of trusts that the user created. */
  revokeOfUser(userId: string): void
  /** Removes tokens that expired before a time, in milliseconds since the epoch. */
  removeExpired(before: number): void
}

type Row = {
  userId: string
  methods: string
  auditId: string
  parentAuditId: string | null
  scopeType: Target['type'] | null
  scopeId: string | null
  federation: string | null
  trustId: string | null
  applicationCredentialId: string | null
  issuedAt: number
  expiresAt: number
  revoked: number
}

/** Binds the queries on tokens to a database. */
export function createTokenStore(store: Store): TokenStore {
  return {
    insert: (tokenId, record) => {
      store.run(
        `INSERT INTO keystone_token
         (hash, user_id, methods, audit_id, parent_audit_id, scope_type, scope_id,
          federation, trust_id, application_credential_id, issued_at, expires_at, revoked)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          hashOpaqueId(tokenId),
          record.userId,
          JSON.stringify(record.methods),
          record.auditId,
          record.parentAuditId ?? null,
          record.scope?.type ?? null,
          record.scope?.id ?? null,
          record.federation ? JSON.stringify(record.federation) : null,
          record.trustId ?? null,
          record.applicationCredentialId ?? null,
          record.issuedAt,
          record.expiresAt,
          Number(record.revoked),
        ],
      )
    },
    find: (tokenId) =>
      toRecord(
        store.get<Row>(
          `SELECT user_id AS userId, methods, audit_id AS auditId, parent_audit_id AS parentAuditId,
           scope_type AS scopeType, scope_id AS scopeId,
           federation, trust_id AS trustId, application_credential_id AS applicationCredentialId, issued_at AS issuedAt, expires_at AS expiresAt, revoked
           FROM keystone_token WHERE hash = ?`,
          [hashOpaqueId(tokenId)],
        ),
      ),
    revoke: (auditId) => {
      store.run('UPDATE keystone_token SET revoked = 1 WHERE audit_id = ?', [auditId])
    },
    revokeOfUser: (userId) => {
      store.run(
        `UPDATE keystone_token SET revoked = 1 WHERE user_id = ?
         OR trust_id IN (SELECT id FROM keystone_trust WHERE trustor_id = ?)`,
        [userId, userId],
      )
    },
    removeExpired: (before) => {
      store.run('DELETE FROM keystone_token WHERE expires_at < ?', [before])
    },
  }
}

/** Creates an audit id: 16 random bytes, as in the real service. */
export function createAuditId(): string {
  return randomBytes(16).toString('base64url')
}

function toRecord(row: Row | undefined): TokenRecord | undefined {
  if (!row) return undefined
  const {
    methods,
    parentAuditId,
    scopeType,
    scopeId,
    federation,
    trustId,
    applicationCredentialId,
    revoked,
    ...rest
  } = row
  return {
    ...rest,
    methods: parseStored<string[]>(methods),
    parentAuditId: parentAuditId ?? undefined,
    scope: scopeType === null || scopeId === null ? undefined : ({ type: scopeType, id: scopeId } as Target),
    federation: federation === null ? undefined : parseStored<Federation>(federation),
    trustId: trustId ?? undefined,
    applicationCredentialId: applicationCredentialId ?? undefined,
    revoked: revoked !== 0,
  }
}
