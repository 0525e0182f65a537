import type { Keystone } from '../model/keystone.js'
import { KeystoneError } from '../requests/errors.js'
import { flag, text, textList, textOrNull } from './attributes.js'
import { type Collection, mergeChanges } from './serveCollection.js'

/** `/identity/v3/domains`. */
export function domainCollection({ domains }: Keystone): Collection {
  return {
    path: 'domains',
    one: 'domain',
    many: 'domains',
    table: domains,
    rules: { name: text(1, 64), description: textOrNull, enabled: flag, tags: textList() },
    required: ['name'],
    filters: ['name', 'enabled'],
    maySee: (caller, domain) =>
      domain !== undefined && [caller.domain?.id, caller.project?.domain_id].includes(domain.id),
    complete: (body, _caller, id) => ({ enabled: true, ...body, description: body['description'] ?? '', id }),
    change: (current, changes) =>
      mergeChanges(current, { ...changes, description: changes['description'] ?? current['description'] }),
    beforeRemove({ enabled }) {
      if (enabled === true) throw new KeystoneError(403, 'A domain must be disabled before it is deleted.')
    },
    render: ({ tags = [], options = {} }) => ({ tags, options }),
  }
}
