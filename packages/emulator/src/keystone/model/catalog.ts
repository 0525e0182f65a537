import type { Store } from '../../store/store.js'
import { createResourceTable, type ResourceTable } from './resourceTable.js'

/** The interface of an endpoint. */
export type EndpointInterface = 'public' | 'internal' | 'admin'

/** A service of a catalog, with complete addresses. */
export type CatalogEntry = {
  id: string
  type: string
  name: string
  endpoints: {
    id: string
    interface: EndpointInterface
    region: string | null
    region_id: string | null
    url: string
  }[]
}

/** Values for the placeholders in endpoint URLs. */
export type CatalogContext = { origin: string; userId: string; projectId?: string | undefined }

/**
 * Reads and writes services, regions and endpoints. The `url` of an endpoint may contain `$(origin)s`, which becomes
 * scheme, host and port of the request, and `$(project_id)s`, `$(tenant_id)s` and `$(user_id)s`.
 */
export type CatalogStore = {
  readonly services: ResourceTable
  readonly regions: ResourceTable
  readonly endpoints: ResourceTable
  /** The catalog for one token; endpoints whose URL needs a project are omitted if there is none. */
  catalogFor(context: CatalogContext): CatalogEntry[]
}

type Row = {
  serviceId: string
  type: string
  name: string
  endpointId: string | null
  interface: EndpointInterface
  regionId: string | null
  url: string
}

/** Binds the queries on services and endpoints to a database. */
export function createCatalogStore(store: Store): CatalogStore {
  return {
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
    catalogFor: (context) =>
      toCatalog(
        store.all<Row>(
          `SELECT s.id AS serviceId, s.type, s.name, e.id AS endpointId, e.interface,
           e.region_id AS regionId, e.url
           FROM keystone_service s LEFT JOIN keystone_endpoint e ON e.service_id = s.id AND e.enabled = 1
           WHERE s.enabled = 1 ORDER BY s.rowid, e.rowid`,
        ),
        context,
      ),
  }
}

function toCatalog(rows: readonly Row[], context: CatalogContext): CatalogEntry[] {
  const entries = new Map<string, CatalogEntry>()
  for (const row of rows) {
    const { serviceId, type, name, endpointId, regionId } = row
    const entry = entries.get(serviceId) ?? { id: serviceId, type, name, endpoints: [] }
    entries.set(serviceId, entry)
    const url = endpointId === null ? undefined : fillUrl(row.url, context)
    if (endpointId === null || url === undefined) continue
    entry.endpoints.push({
      id: endpointId,
      interface: row.interface,
      region: regionId,
      region_id: regionId,
      url,
    })
  }
  return [...entries.values()]
}

function fillUrl(template: string, { origin, userId, projectId }: CatalogContext): string | undefined {
  const values = new Map([
    ['origin', origin],
    ['user_id', userId],
    ['project_id', projectId],
    ['tenant_id', projectId],
  ])
  let complete = true
  const url = template.replaceAll(/[$%]\((\w+)\)s/g, (_place, name: string) => {
    const value = values.get(name)
    complete &&= value !== undefined
    return value ?? ''
  })
  return complete ? url : undefined
}
