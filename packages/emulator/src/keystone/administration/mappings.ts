import * as v from 'valibot'
import { isMappingRules } from '../federation/mappingRules.js'
import type { Keystone } from '../model/keystone.js'
import { conflict } from '../requests/errors.js'
import { type Collection, mergeChanges } from './serveCollection.js'

/** `/identity/v3/OS-FEDERATION/mappings`: how assertions of identity providers map to Keystone's users and groups. */
export function mappingCollection({ federation }: Keystone): Collection {
  const { mappings } = federation
  return {
    path: 'OS-FEDERATION/mappings',
    one: 'mapping',
    many: 'mappings',
    table: mappings,
    rules: { rules: v.custom(isMappingRules, 'must be a list of rules, each with "local" and "remote"') },
    required: ['rules'],
    isClosed: true,
    createBy: 'PUT',
    complete(body, _caller, id) {
      if (mappings.byId(id)) throw conflict('mapping', id)
      return { ...body, id }
    },
    change: (current, changes) => mergeChanges(current, changes),
  }
}
