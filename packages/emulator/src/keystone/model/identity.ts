import { parseStored } from '../../store/parseStored.js'
import type { Store } from '../../store/store.js'

/** A domain, which owns users and projects. */
export type Domain = { id: string; name: string; description: string; enabled: boolean }

/** What an administrator set for a user, by the names of the API. */
export type UserOptions = {
  /** @default true */
  multi_factor_auth_enabled?: boolean | undefined
  /** Lists of methods; a sign-in must use all of one of them. */
  multi_factor_auth_rules?: string[][] | undefined
}

/** A user; `passwordHash` is `null` for one who cannot sign in with a password. */
export type User = {
  id: string
  domainId: string
  name: string
  passwordHash: string | null
  defaultProjectId: string | null
  enabled: boolean
  options: UserOptions
}

/** Reads and writes domains and users. */
export type IdentityStore = {
  domainById(id: string): Domain | undefined
  domainByName(name: string): Domain | undefined
  hasDomains(): boolean
  insertDomain(domain: Domain): void
  userById(id: string): User | undefined
  userByName(name: string, domainId: string): User | undefined
  insertUser(user: User): void
  /** @param passwordHash - `null` for one who cannot sign in with a password */
  setPassword(userId: string, passwordHash: string | null): void
}

type Stored<row> = Omit<row, 'enabled'> & { enabled: number }

const domainColumns = 'id, name, description, enabled'
const userColumns =
  'id, domain_id AS domainId, name, password_hash AS passwordHash, default_project_id AS defaultProjectId, enabled, options'

/** Binds the queries on domains and users to a database. */
export function createIdentityStore(store: Store): IdentityStore {
  const domain = (where: string, value: string) =>
    withEnabled(
      store.get<Stored<Domain>>(`SELECT ${domainColumns} FROM keystone_domain WHERE ${where}`, [value]),
    )
  const user = (where: string, ...values: string[]): User | undefined => {
    const sql = `SELECT ${userColumns} FROM keystone_user WHERE ${where}`
    const row = withEnabled(store.get<Stored<Omit<User, 'options'>> & { options: string }>(sql, values))
    return row && { ...row, options: parseStored<UserOptions>(row.options) }
  }
  return {
    domainById: (id) => domain('id = ?', id),
    domainByName: (name) => domain('name = ?', name),
    hasDomains: () => store.get('SELECT 1 AS found FROM keystone_domain LIMIT 1') !== undefined,
    insertDomain: ({ id, name, description, enabled }) => {
      store.run('INSERT INTO keystone_domain (id, name, description, enabled) VALUES (?, ?, ?, ?)', [
        id,
        name,
        description,
        Number(enabled),
      ])
    },
    userById: (id) => user('id = ?', id),
    userByName: (name, domainId) => user('name = ? AND domain_id = ?', name, domainId),
    insertUser: ({ id, domainId, name, passwordHash, defaultProjectId, enabled, options }) => {
      store.run(
        `INSERT INTO keystone_user (id, domain_id, name, password_hash, default_project_id, enabled, options)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
        [id, domainId, name, passwordHash, defaultProjectId, Number(enabled), JSON.stringify(options)],
      )
    },
    setPassword: (userId, passwordHash) => {
      store.run('UPDATE keystone_user SET password_hash = ? WHERE id = ?', [passwordHash, userId])
    },
  }
}

function withEnabled<row extends { enabled: number }>(
  row: row | undefined,
): (Omit<row, 'enabled'> & { enabled: boolean }) | undefined {
  return row && { ...row, enabled: row.enabled !== 0 }
}
