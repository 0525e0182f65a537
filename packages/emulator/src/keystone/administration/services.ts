import type { Keystone } from '../model/keystone.js'
import { flag, text, textOrNull } from './attributes.js'
import { type Collection, mergeChanges } from './serveCollection.js'

/** `/identity/v3/services`. */
export function serviceCollection({ catalog }: Keystone): Collection {
  return {
    path: 'services',
    one: 'service',
    many: 'services',
    table: catalog.services,
    rules: { type: text(1, 255), name: text(0, 255), description: textOrNull, enabled: flag },
    required: ['type'],
    filters: ['type', 'name'],
    complete: (body, _caller, id) => ({ name: '', enabled: true, ...body, id }),
    change: (current, changes) => mergeChanges(current, changes),
  }
}
