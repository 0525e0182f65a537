import { parseStored } from '../../store/parseStored.js'
import type { Store } from '../../store/store.js'

/** A kind of request that an application credential allows. */
export type AccessRule = {
  id: string
  /** Type of the service, such as `monitoring`. */
  service: string
  /** `*` and `{name}` match one segment, `**` matches the rest. */
  path: string
  method: string
}

/** A secret that lets a program act for a user, in one project. */
export type ApplicationCredential = {
  id: string
  userId: string
  /** `null` if it was created with an unscoped token. */
  projectId: string | null
  name: string
  description: string | null
  secretHash: string
  /** Milliseconds since the epoch. */
  expiresAt: number | null
  /** Whether its tokens may manage application credentials; `null` if not specified. */
  unrestricted: boolean | null
  roleIds: string[]
  /** Empty if every request is allowed. */
  accessRules: AccessRule[]
}

/** Reads and writes application credentials and their access rules. */
export type ApplicationCredentialStore = {
  /** Reuses an identical access rule of the user instead of creating one. */
  insert(credential: ApplicationCredential): void
  byId(id: string): ApplicationCredential | undefined
  byName(userId: string, name: string): ApplicationCredential | undefined
  listOf(userId: string): ApplicationCredential[]
  remove(id: string): void
  accessRulesOf(userId: string): AccessRule[]
  /** Whether an application credential has the rule. */
  isUsed(accessRuleId: string): boolean
  removeAccessRule(id: string): void
}

type Row = Omit<ApplicationCredential, 'unrestricted' | 'roleIds' | 'accessRules'> & {
  unrestricted: number | null
  roleIds: string
}

const columns = `id, user_id AS userId, project_id AS projectId, name, description, secret_hash AS secretHash,
  expires_at AS expiresAt, unrestricted, role_ids AS roleIds`

const ruleColumns = 'r.id, r.service, r.path, r.method'

/** Binds the queries on application credentials to a database. */
export function createApplicationCredentialStore(store: Store): ApplicationCredentialStore {
  const select = (where: string, ...values: string[]): ApplicationCredential[] =>
    store
      .all<Row>(
        `SELECT ${columns} FROM keystone_application_credential WHERE ${where} ORDER BY rowid`,
        values,
      )
      .map(({ unrestricted, roleIds, ...rest }) => ({
        ...rest,
        unrestricted: unrestricted === null ? null : unrestricted !== 0,
        roleIds: parseStored<string[]>(roleIds),
        accessRules: store.all<AccessRule>(
          `SELECT ${ruleColumns} FROM keystone_access_rule r JOIN keystone_application_credential_rule u
           ON u.access_rule_id = r.id WHERE u.application_credential_id = ? ORDER BY u.rowid`,
          [rest.id],
        ),
      }))
  return {
    insert: (credential) => {
      const { id, userId, projectId, name, description, secretHash, expiresAt, unrestricted } = credential
      store.transaction(() => {
        store.run(
          `INSERT INTO keystone_application_credential
           (id, user_id, project_id, name, description, secret_hash, expires_at, unrestricted, role_ids)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          [
            id,
            userId,
            projectId,
            name,
            description,
            secretHash,
            expiresAt,
            unrestricted === null ? null : Number(unrestricted),
            JSON.stringify(credential.roleIds),
          ],
        )
        for (const rule of credential.accessRules) {
          const { service, path, method } = rule
          store.run(
            `INSERT OR IGNORE INTO keystone_access_rule (id, user_id, service, path, method)
             VALUES (?, ?, ?, ?, ?)`,
            [rule.id, userId, service, path, method],
          )
          store.run(
            `INSERT OR IGNORE INTO keystone_application_credential_rule
             (application_credential_id, access_rule_id)
             SELECT ?, id FROM keystone_access_rule
             WHERE user_id = ? AND service = ? AND path = ? AND method = ?`,
            [id, userId, service, path, method],
          )
        }
      })
    },
    byId: (id) => select('id = ?', id)[0],
    byName: (userId, name) => select('user_id = ? AND name = ?', userId, name)[0],
    listOf: (userId) => select('user_id = ?', userId),
    remove: (id) => {
      store.run('DELETE FROM keystone_application_credential WHERE id = ?', [id])
    },
    accessRulesOf: (userId) =>
      store.all<AccessRule>(
        `SELECT ${ruleColumns} FROM keystone_access_rule r WHERE r.user_id = ? ORDER BY r.rowid`,
        [userId],
      ),
    isUsed: (accessRuleId) =>
      store.get('SELECT 1 FROM keystone_application_credential_rule WHERE access_rule_id = ? LIMIT 1', [
        accessRuleId,
      ]) !== undefined,
    removeAccessRule: (id) => {
      store.run('DELETE FROM keystone_access_rule WHERE id = ?', [id])
    },
  }
}
