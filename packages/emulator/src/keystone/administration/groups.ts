import type { Keystone } from '../model/keystone.js'
import { notFound } from '../requests/errors.js'
import { text, textOrNull } from './attributes.js'
import { domainOf } from './domainOf.js'
import { type Collection, mergeChanges } from './serveCollection.js'

/** `/identity/v3/groups`. */
export function groupCollection({ groups, domains }: Keystone): Collection {
  return {
    path: 'groups',
    one: 'group',
    many: 'groups',
    table: groups,
    rules: { name: text(1, 64), description: textOrNull, domain_id: text(1, 64) },
    required: ['name'],
    filters: ['name', 'domain_id'],
    complete(body, caller, id) {
      const domain = String(body['domain_id'] ?? domainOf(caller))
      if (!domains.byId(domain)) throw notFound('domain')
      return { ...body, description: body['description'] ?? '', domain_id: domain, id }
    },
    change: (current, changes) =>
      mergeChanges(current, { ...changes, description: changes['description'] ?? current['description'] }, [
        'domain_id',
      ]),
  }
}
