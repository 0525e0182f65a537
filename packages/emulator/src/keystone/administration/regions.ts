import type { Keystone } from '../model/keystone.js'
import type { Resource } from '../model/resourceTable.js'
import { KeystoneError, notFound } from '../requests/errors.js'
import { text, textOrNull } from './attributes.js'
import { type Collection, mergeChanges } from './serveCollection.js'

/** `/identity/v3/regions`. Every caller with a token may read them. */
export function regionCollection({ catalog }: Keystone): Collection {
  const { regions, endpoints } = catalog
  return {
    path: 'regions',
    one: 'region',
    many: 'regions',
    table: regions,
    rules: { id: text(0, 255), description: textOrNull, parent_region_id: textOrNull },
    filters: ['parent_region_id'],
    maySee: () => true,
    complete: (body, _caller, id) =>
      checkParent({ ...body, description: body['description'] ?? '', id: String(body['id'] || id) }),
    change: (current, changes) => checkParent(mergeChanges(current, changes)),
    beforeRemove({ id }) {
      const gone = [id, ...below(id)]
      if (endpoints.list().some((endpoint) => gone.includes(String(endpoint['region_id'])))) {
        throw new KeystoneError(403, 'A region cannot be deleted while it has endpoints.')
      }
      // The deepest first: each refers to its parent.
      for (const child of gone.slice(1).reverse()) regions.remove(child)
    },
  }

  function checkParent(region: Resource): Resource {
    const parent = region['parent_region_id']
    if (typeof parent === 'string' && !regions.byId(parent)) throw notFound('region')
    if (parent === region.id || below(region.id).includes(String(parent))) {
      throw new KeystoneError(403, 'A region cannot be below itself.')
    }
    return region
  }

  /** The ids of all descendants of a region, parents before children. */
  function below(id: string): string[] {
    const children = regions.list().filter((region) => region['parent_region_id'] === id)
    return children.flatMap((child) => [child.id, ...below(child.id)])
  }
}
