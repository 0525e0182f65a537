import type { Keystone } from '../model/keystone.js'
import type { Resource } from '../model/resourceTable.js'
import { badRequest, KeystoneError } from '../requests/errors.js'
import { flag, text, textList, textOrNull } from './attributes.js'
import { domainOf } from './domainOf.js'
import { type Collection, mergeChanges } from './serveCollection.js'

/** `/identity/v3/projects`. A project may have a parent in its domain. */
export function projectCollection({ projects, domains }: Keystone): Collection {
  const childrenOf = (id: string) => projects.list().filter((project) => project['parent_id'] === id)
  return {
    path: 'projects',
    one: 'project',
    many: 'projects',
    table: projects,
    rules: {
      name: text(1, 64),
      description: textOrNull,
      enabled: flag,
      tags: textList(),
      domain_id: textOrNull,
      parent_id: textOrNull,
    },
    required: ['name'],
    filters: ['domain_id', 'name', 'enabled', 'parent_id', 'is_domain'],
    maySee: (caller, project) => project !== undefined && caller.project?.id === project.id,
    complete(body, caller, id) {
      const { is_domain: isDomain, ...rest } = body
      if (isDomain === true) throw badRequest('Create domains at /v3/domains.')
      const { domain_id, parent_id } = placeOf(body, domainOf(caller))
      return { enabled: true, ...rest, description: body['description'] ?? '', domain_id, parent_id, id }
    },
    change(current, changes) {
      if (changes['parent_id'] !== undefined && changes['parent_id'] !== shownParent(current)) {
        throw new KeystoneError(403, 'A project cannot be moved below another one.')
      }
      const { is_domain: _, parent_id: __, ...rest } = changes
      const description = changes['description'] ?? current['description']
      const changed = mergeChanges(current, { ...rest, description }, ['domain_id'])
      if (changed['enabled'] === false && childrenOf(current.id).some((child) => child['enabled'])) {
        throw new KeystoneError(403, 'A project cannot be disabled while one below it is enabled.')
      }
      return changed
    },
    beforeRemove({ id }) {
      if (childrenOf(id).length > 0) {
        throw new KeystoneError(403, 'A project cannot be deleted while there is one below it.')
      }
    },
    render: (project) => ({
      is_domain: false,
      parent_id: shownParent(project),
      tags: project['tags'] ?? [],
      options: project['options'] ?? {},
    }),
  }

  /** The domain and the parent of a new project; either may be omitted. */
  function placeOf(
    { domain_id: domainId, parent_id: parentId }: Readonly<Record<string, unknown>>,
    ownDomain: string,
  ): { domain_id: string; parent_id: string | null } {
    const isBelowDomain = typeof parentId !== 'string' || domains.byId(parentId) !== undefined
    const domain = String(domainId ?? (isBelowDomain ? parentId : undefined) ?? ownDomain)
    if (!domains.byId(domain)) throw badRequest('There is no such domain.')
    if (isBelowDomain) {
      if (parentId && parentId !== domain) throw badRequest('The parent is another domain.')
      return { domain_id: domain, parent_id: null }
    }
    const parent = projects.byId(parentId)
    if (parent?.['domain_id'] !== domain) throw badRequest('The parent is not a project of the domain.')
    return { domain_id: domain, parent_id: parentId }
  }
}

/** The parent of a project without a parent project is its domain. */
function shownParent({ parent_id: parent, domain_id: domain }: Resource): unknown {
  return parent ?? domain
}
