import type { Store } from '../../store/store.js'
import { compareNames, createResourceTable, type Resource, type ResourceTable } from './resourceTable.js'

/** A role, such as `monasca-user`. */
export type Role = Resource & { readonly name: string; readonly description: string | null }

/** Reads and writes roles. */
export type RoleStore = ResourceTable<Role> & {
  /** The given roles that exist, sorted by name. */
  byIds(ids: readonly string[]): Role[]
  byName(name: string): Role | undefined
}

/** Binds the queries on roles to a database. */
export function createRoleStore(store: Store): RoleStore {
  const table = createResourceTable<Role>(store, {
    table: 'keystone_role',
    label: 'role',
    columns: { id: 'text', name: 'text', description: 'text' },
  })
  return {
    ...table,
    byIds: (ids) => table.byIds(ids).sort(compareNames),
    byName: (name) => table.list({ name })[0],
  }
}
