import type { Store } from '../../store/store.js'
import { createResourceTable, type ResourceTable } from './resourceTable.js'

/** What administrators keep, as they see it. Sign-in reads the same tables through stores of its own. */
export type Administration = {
  domains: ResourceTable
  projects: ResourceTable
  users: ResourceTable
  groups: ResourceTable
  roles: ResourceTable
  services: ResourceTable
  regions: ResourceTable
  endpoints: ResourceTable
  identityProviders: ResourceTable
  mappings: ResourceTable
}

/** Binds the queries of administrators to a database. */
export function createAdministration(store: Store): Administration {
  const described = { id: 'text', name: 'text', description: 'text', enabled: 'flag' } as const
  return {
    domains: createResourceTable(store, { table: 'keystone_domain', label: 'domain', columns: described }),
    projects: createResourceTable(store, {
      table: 'keystone_project',
      label: 'project',
      columns: { ...described, domain_id: 'text', parent_id: 'text' },
    }),
    users: createResourceTable(store, {
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
    }),
    groups: createResourceTable(store, {
      table: 'keystone_group',
      label: 'group',
      columns: { id: 'text', name: 'text', description: 'text', domain_id: 'text' },
    }),
    roles: createResourceTable(store, {
      table: 'keystone_role',
      label: 'role',
      columns: { id: 'text', name: 'text', description: 'text' },
    }),
    services: createResourceTable(store, {
      table: 'keystone_service',
      label: 'service',
      columns: { id: 'text', type: 'text', name: 'text', enabled: 'flag' },
    }),
    regions: createResourceTable(store, {
      table: 'keystone_region',
      label: 'region',
      columns: { id: 'text', description: 'text', parent_region_id: 'text' },
    }),
    endpoints: createResourceTable(store, {
      table: 'keystone_endpoint',
      label: 'endpoint',
      columns: {
        id: 'text',
        service_id: 'text',
        interface: 'text',
        region_id: 'text',
        url: 'text',
        enabled: 'flag',
      },
    }),
    identityProviders: createResourceTable(store, {
      table: 'keystone_identity_provider',
      label: 'identity provider',
      columns: {
        id: 'text',
        domain_id: 'text',
        enabled: 'flag',
        description: 'text',
        remote_ids: 'json',
      },
    }),
    mappings: createResourceTable(store, {
      table: 'keystone_mapping',
      label: 'mapping',
      columns: { id: 'text', rules: 'json' },
    }),
  }
}
