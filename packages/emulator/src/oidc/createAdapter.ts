import type { Adapter, AdapterPayload } from 'oidc-provider'
import { parseStored } from '../store/parseStored.js'
import type { SqlValue, Store } from '../store/store.js'

/** Stores the data of the OpenID provider (tokens, sessions, codes, …) in the emulator's database. */
export function createAdapter(store: Store, model: string): Adapter {
  const now = () => Math.floor(Date.now() / 1000)
  const find = (where: string, ...values: SqlValue[]): Promise<AdapterPayload | undefined> => {
    const row = store.get<{ payload: string }>(
      `SELECT payload FROM oidc_entity
       WHERE model = ? AND ${where} AND (expires_at IS NULL OR expires_at > ?)`,
      [model, ...values, now()],
    )
    return Promise.resolve(row && parseStored<AdapterPayload>(row.payload))
  }
  const run = (sql: string, ...values: SqlValue[]): Promise<undefined> => {
    store.run(sql, values)
    return Promise.resolve(undefined)
  }
  return {
    upsert: (id, payload, expiresIn: number | undefined) => {
      const { grantId = null, uid = null, userCode = null } = payload
      store.run('DELETE FROM oidc_entity WHERE expires_at <= ?', [now()])
      return run(
        `INSERT OR REPLACE INTO oidc_entity (model, id, payload, grant_id, uid, user_code, expires_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
        model,
        id,
        JSON.stringify(payload),
        grantId,
        uid,
        userCode,
        expiresIn === undefined ? null : now() + expiresIn,
      )
    },
    find: (id) => find('id = ?', id),
    findByUid: (uid) => find('uid = ?', uid),
    findByUserCode: (userCode) => find('user_code = ?', userCode),
    consume: (id) =>
      run(
        `UPDATE oidc_entity SET payload = json_set(payload, '$.consumed', ?) WHERE model = ? AND id = ?`,
        now(),
        model,
        id,
      ),
    destroy: (id) => run('DELETE FROM oidc_entity WHERE model = ? AND id = ?', model, id),
    // Everything issued on the basis of a grant ends with it.
    revokeByGrantId: (grantId) => run('DELETE FROM oidc_entity WHERE grant_id = ?', grantId),
  }
}
