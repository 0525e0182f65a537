import type { Store } from '../../store/store.js'
import { createResourceTable, type Resource, type ResourceTable } from './resourceTable.js'

/** A group of users. */
export type Group = Resource & {
  readonly name: string
  readonly description: string
  readonly domain_id: string
}

/** Reads and writes groups; `MembershipStore` knows their members. */
export type GroupStore = ResourceTable<Group> & {
  byName(name: string, domainId: string): Group | undefined
}

/** Binds the queries on groups to a database. */
export function createGroupStore(store: Store): GroupStore {
  const table = createResourceTable<Group>(store, {
    table: 'keystone_group',
    label: 'group',
    columns: { id: 'text', name: 'text', description: 'text', domain_id: 'text' },
  })
  return { ...table, byName: (name, domainId) => table.list({ name, domain_id: domainId })[0] }
}
