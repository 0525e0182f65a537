import type { Store } from '../../store/store.js'

/** A credential of a user; for the type `totp`, the blob is a secret in base32. */
export type Credential = {
  id: string
  userId: string
  projectId: string | null
  type: string
  blob: string
}

/** Reads and writes credentials. */
export type CredentialStore = {
  insert(credential: Credential): void
  byId(id: string): Credential | undefined
  /** In order of creation. */
  list(filter: { userId?: string | undefined; type?: string | undefined }): Credential[]
  update(credential: Credential): void
  remove(id: string): void
  /** Records the use of a time step's code; returns `false` if that step, or a later one, was used before. */
  spendStep(id: string, step: number): boolean
}

const columns = 'id, user_id AS userId, project_id AS projectId, type, blob'

/** Binds the queries on credentials to a database. */
export function createCredentialStore(store: Store): CredentialStore {
  return {
    insert: ({ id, userId, projectId, type, blob }) => {
      store.run(
        'INSERT INTO keystone_credential (id, user_id, project_id, type, blob) VALUES (?, ?, ?, ?, ?)',
        [id, userId, projectId, type, blob],
      )
    },
    byId: (id) => store.get<Credential>(`SELECT ${columns} FROM keystone_credential WHERE id = ?`, [id]),
    list: ({ userId, type }) =>
      store.all<Credential>(
        `SELECT ${columns} FROM keystone_credential
         WHERE user_id = coalesce(?, user_id) AND type = coalesce(?, type) ORDER BY rowid`,
        [userId ?? null, type ?? null],
      ),
    update: ({ id, userId, projectId, type, blob }) => {
      // A new secret has new codes, none of them used.
      store.run(
        `UPDATE keystone_credential SET user_id = ?, project_id = ?, type = ?,
         spent_step = iif(blob = ?, spent_step, -1), blob = ? WHERE id = ?`,
        [userId, projectId, type, blob, blob, id],
      )
    },
    remove: (id) => {
      store.run('DELETE FROM keystone_credential WHERE id = ?', [id])
    },
    spendStep: (id, step) =>
      store.run('UPDATE keystone_credential SET spent_step = ? WHERE id = ? AND spent_step < ?', [
        step,
        id,
        step,
      ]) === 1,
  }
}
