import type { Store } from '../../store/store.js'
import { createResourceTable, type Resource, type ResourceTable } from './resourceTable.js'

/** What an administrator set for a user, by the names of the API. */
export type UserOptions = {
  /** @default true */
  multi_factor_auth_enabled?: boolean | undefined
  /** Lists of methods; a sign-in must use all of one of them. */
  multi_factor_auth_rules?: string[][] | undefined
}

/** A user. The hash of the password is not part of it, so that no reply can contain it. */
export type User = Resource & {
  readonly name: string
  readonly domain_id: string
  readonly default_project_id: string | null
  readonly enabled: boolean
  readonly options: UserOptions
}

/** Reads and writes users. */
export type UserStore = ResourceTable<User> & {
  byName(name: string, domainId: string): User | undefined
  /** `null` for a user who cannot sign in with a password, or does not exist. */
  passwordHashOf(userId: string): string | null
  /** @param passwordHash - `null` for a user who cannot sign in with a password */
  setPassword(userId: string, passwordHash: string | null): void
}

/** Binds the queries on users to a database. */
export function createUserStore(store: Store): UserStore {
  const table = createResourceTable<User>(store, {
    table: 'keystone_user',
    label: 'user',
    columns: {
      id: 'text',
      name: 'text',
      domain_id: 'text',
      default_project_id: 'text',
      enabled: 'flag',
      options: 'json',
    },
  })
  return {
    ...table,
    byName: (name, domainId) => table.list({ name, domain_id: domainId })[0],
    passwordHashOf: (userId) =>
      store.get<{ hash: string | null }>('SELECT password_hash AS hash FROM keystone_user WHERE id = ?', [
        userId,
      ])?.hash ?? null,
    setPassword: (userId, passwordHash) => {
      store.run('UPDATE keystone_user SET password_hash = ? WHERE id = ?', [passwordHash, userId])
    },
  }
}
