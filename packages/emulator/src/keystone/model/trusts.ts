import { parseStored } from '../../store/parseStored.js'
import type { Store } from '../../store/store.js'

/** A delegation of roles in a project from one user to another. */
export type Trust = {
  id: string
  /** The user whose rights are delegated. */
  trustorId: string
  /** The user who may use them. */
  trusteeId: string
  projectId: string
  /** Whether the trustor is the user of its tokens. */
  impersonation: boolean
  roleIds: string[]
  /** Milliseconds since the epoch. */
  expiresAt: number | null
  /** Number of tokens that can still be issued; `null` for no limit. */
  remainingUses: number | null
}

/** Reads and writes trusts. */
export type TrustStore = {
  insert(trust: Trust): void
  byId(id: string): Trust | undefined
  /** In order of creation. */
  list(filter: { trustorId?: string | undefined; trusteeId?: string | undefined }): Trust[]
  /** Counts a use; returns `false` if none is left. */
  use(id: string): boolean
  remove(id: string): void
}

type Row = Omit<Trust, 'impersonation' | 'roleIds'> & { impersonation: number; roleIds: string }

const columns = `id, trustor_id AS trustorId, trustee_id AS trusteeId, project_id AS projectId, impersonation,
  role_ids AS roleIds, expires_at AS expiresAt, remaining_uses AS remainingUses`

/** Binds the queries on trusts to a database. */
export function createTrustStore(store: Store): TrustStore {
  const toTrust = ({ impersonation, roleIds, ...rest }: Row): Trust => ({
    ...rest,
    impersonation: impersonation !== 0,
    roleIds: parseStored<string[]>(roleIds),
  })
  return {
    insert: (trust) => {
      const { id, trustorId, trusteeId, projectId, impersonation, roleIds, expiresAt, remainingUses } = trust
      store.run(
        `INSERT INTO keystone_trust
         (id, trustor_id, trustee_id, project_id, impersonation, role_ids, expires_at, remaining_uses)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          id,
          trustorId,
          trusteeId,
          projectId,
          Number(impersonation),
          JSON.stringify(roleIds),
          expiresAt,
          remainingUses,
        ],
      )
    },
    byId: (id) => {
      const row = store.get<Row>(`SELECT ${columns} FROM keystone_trust WHERE id = ?`, [id])
      return row && toTrust(row)
    },
    list: ({ trustorId, trusteeId }) =>
      store
        .all<Row>(
          `SELECT ${columns} FROM keystone_trust
           WHERE trustor_id = coalesce(?, trustor_id) AND trustee_id = coalesce(?, trustee_id) ORDER BY rowid`,
          [trustorId ?? null, trusteeId ?? null],
        )
        .map(toTrust),
    use: (id) =>
      store.run(
        `UPDATE keystone_trust SET remaining_uses = remaining_uses - 1
         WHERE id = ? AND (remaining_uses IS NULL OR remaining_uses > 0)`,
        [id],
      ) === 1,
    remove: (id) => {
      store.run('DELETE FROM keystone_trust WHERE id = ?', [id])
    },
  }
}
