import type { Store } from '../../store/store.js'
import { createResourceTable, type Resource, type ResourceTable } from './resourceTable.js'

/** A project, which Monasca calls a tenant. */
export type Project = Resource & {
  readonly name: string
  readonly domain_id: string
  readonly description: string
  readonly enabled: boolean
  /** The project above this one; `null` if that is the domain. */
  readonly parent_id: string | null
}

/** Reads and writes projects. */
export type ProjectStore = ResourceTable<Project> & {
  byName(name: string, domainId: string): Project | undefined
}

/** Binds the queries on projects to a database. */
export function createProjectStore(store: Store): ProjectStore {
  const table = createResourceTable<Project>(store, {
    table: 'keystone_project',
    label: 'project',
    columns: {
      id: 'text',
      name: 'text',
      description: 'text',
      enabled: 'flag',
      domain_id: 'text',
      parent_id: 'text',
    },
  })
  return { ...table, byName: (name, domainId) => table.list({ name, domain_id: domainId })[0] }
}
