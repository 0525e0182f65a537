import type { Store } from '../../store/store.js'
import { createResourceTable, type Resource, type ResourceTable } from './resourceTable.js'

/** A domain, which owns users, groups and projects. */
export type Domain = Resource & {
  readonly name: string
  readonly description: string
  readonly enabled: boolean
}

/** Reads and writes domains. */
export type DomainStore = ResourceTable<Domain> & { byName(name: string): Domain | undefined }

/** Binds the queries on domains to a database. */
export function createDomainStore(store: Store): DomainStore {
  const table = createResourceTable<Domain>(store, {
    table: 'keystone_domain',
    label: 'domain',
    columns: { id: 'text', name: 'text', description: 'text', enabled: 'flag' },
  })
  return { ...table, byName: (name) => table.list({ name })[0] }
}
