import type { Keystone } from '../model/keystone.js'
import type { Resource } from '../model/resourceTable.js'
import { badRequest } from '../requests/errors.js'
import { flag, oneOf, text, textOrNull } from './attributes.js'
import { type Collection, mergeChanges } from './serveCollection.js'

/** `/identity/v3/endpoints`. A missing region is created if it is only given by the older attribute `region`. */
export function endpointCollection({ catalog }: Keystone): Collection {
  const { endpoints, services, regions } = catalog
  return {
    path: 'endpoints',
    one: 'endpoint',
    many: 'endpoints',
    table: endpoints,
    rules: {
      service_id: text(1, 64),
      interface: oneOf('public', 'internal', 'admin'),
      url: text(1, 2048),
      region_id: textOrNull,
      region: text(1, 255),
      enabled: flag,
    },
    required: ['service_id', 'interface', 'url'],
    filters: ['service_id', 'interface', 'region_id'],
    complete: (body, _caller, id) => place({ enabled: true, ...body, id }),
    change: (current, changes) => place(mergeChanges(current, changes)),
    render: ({ region_id: region }) => ({ region }),
  }

  function place({ region, ...endpoint }: Resource): Resource {
    if (!services.byId(String(endpoint['service_id']))) throw badRequest('There is no such service.')
    const id = region ?? endpoint['region_id']
    if (typeof id === 'string' && !regions.byId(id)) {
      if (region === undefined) throw badRequest('There is no such region.')
      regions.insert({ id, description: '' })
    }
    return { ...endpoint, id: endpoint.id, region_id: id ?? null }
  }
}
