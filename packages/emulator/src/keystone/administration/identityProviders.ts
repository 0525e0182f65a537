import * as v from 'valibot'
import { createId } from '../model/ids.js'
import type { Keystone } from '../model/keystone.js'
import type { Resource } from '../model/resourceTable.js'
import { conflict, notFound } from '../requests/errors.js'
import { flag, textList, textOrNull } from './attributes.js'
import { type Collection, mergeChanges } from './serveCollection.js'

const wholeMinutes = 'must be a whole number of minutes, or null'
const minutes = v.nullable(
  v.pipe(v.number(wholeMinutes), v.safeInteger(wholeMinutes), v.minValue(0, wholeMinutes)),
)

/** `/identity/v3/OS-FEDERATION/identity_providers`. One without a domain gets a new domain. */
export function identityProviderCollection(keystone: Keystone): Collection {
  const { domains, federation } = keystone
  const { identityProviders } = federation
  return {
    path: 'OS-FEDERATION/identity_providers',
    one: 'identity_provider',
    many: 'identity_providers',
    table: identityProviders,
    rules: {
      enabled: flag,
      description: textOrNull,
      domain_id: textOrNull,
      authorization_ttl: minutes,
      remote_ids: v.nullable(textList(', or null')),
    },
    isClosed: true,
    filters: ['id', 'enabled'],
    createBy: 'PUT',
    complete(body, _caller, id) {
      if (identityProviders.byId(id)) throw conflict('identity provider', id)
      const provider = { enabled: false, description: null, authorization_ttl: null, ...body, id }
      return checkRemoteIds({ ...provider, domain_id: domainFor(body['domain_id']) })
    },
    change: (current, changes) => checkRemoteIds(mergeChanges(current, changes, ['domain_id'])),
    render({ remote_ids: stored, authorization_ttl: lifetime = null }, self) {
      return {
        authorization_ttl: lifetime,
        remote_ids: federation.fillRemoteIds(Array.isArray(stored) ? stored.map(String) : []),
        links: { self, protocols: `${self}/protocols` },
      }
    },
  }

  function domainFor(given: unknown): string {
    if (typeof given === 'string') {
      if (!domains.byId(given)) throw notFound('domain')
      return given
    }
    const id = createId()
    domains.insert({ id, name: id, description: '', enabled: true })
    return id
  }

  /** Each remote id belongs to one identity provider only. */
  function checkRemoteIds(provider: Resource): Resource {
    const ids = Array.isArray(provider['remote_ids']) ? provider['remote_ids'] : []
    for (const other of identityProviders.list()) {
      if (other.id === provider.id || !Array.isArray(other['remote_ids'])) continue
      const shared = other['remote_ids'].find((id) => ids.includes(id))
      if (shared !== undefined) throw conflict('remote id', String(shared))
    }
    return { ...provider, remote_ids: ids }
  }
}
