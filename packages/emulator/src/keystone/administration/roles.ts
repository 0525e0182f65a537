import type { Keystone } from '../model/keystone.js'
import { badRequest } from '../requests/errors.js'
import { text, textOrNull } from './attributes.js'
import { type Collection, mergeChanges } from './serveCollection.js'

/** `/identity/v3/roles`. */
export function roleCollection({ roles }: Keystone): Collection {
  return {
    path: 'roles',
    one: 'role',
    many: 'roles',
    table: roles,
    rules: { name: text(1, 255), description: textOrNull },
    required: ['name'],
    filters: ['name', 'domain_id'],
    complete(body, _caller, id) {
      const { domain_id: domain, ...rest } = body
      if (domain !== undefined && domain !== null) throw badRequest('Domain roles are not supported.')
      return { ...rest, description: body['description'] ?? null, id }
    },
    change: (current, changes) => mergeChanges(current, changes),
    render: ({ options = {} }) => ({ domain_id: null, options }),
  }
}
