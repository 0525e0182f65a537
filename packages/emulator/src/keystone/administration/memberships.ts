import { type Context, Hono } from 'hono'
import type { Keystone } from '../model/keystone.js'
import type { Resource } from '../model/resourceTable.js'
import { notFound } from '../requests/errors.js'
import type { KeystoneEnvironment, KeystoneRouter } from '../routes/environment.js'
import { collectionLinks } from '../routes/links.js'
import { filterResources } from './filterResources.js'
import { requireAdministrator } from './policy.js'
import { type Collection, renderResource } from './serveCollection.js'

/** `/identity/v3/groups/{id}/users` and `/identity/v3/users/{id}/groups`: who is in which group. */
export function createMembershipsRouter(
  keystone: Keystone,
  { users, groups }: { users: Collection; groups: Collection },
): KeystoneRouter {
  const router = new Hono<KeystoneEnvironment>({ strict: false })
  const { memberships } = keystone
  const path = '/v3/groups/:group/users/:user'

  router.get('/v3/groups/:group/users', (context) => {
    requireAdministrator(context, 'list_users_in_group')
    const { id } = find(groups, context.req.param('group'))
    return context.json({
      users: list(context, users, memberships.usersOf(id)),
      links: collectionLinks(context),
    })
  })

  router.get('/v3/users/:user/groups', (context) => {
    requireAdministrator(
      context,
      'list_groups_for_user',
      (caller) => caller.user.id === context.req.param('user'),
    )
    const { id } = find(users, context.req.param('user'))
    const listed = list(context, groups, memberships.groupsOf(id))
    return context.json({
      groups: listed.map((group) => ({ ...group, membership_expires_at: null })),
      links: collectionLinks(context),
    })
  })

  router.put(path, (context) => {
    requireAdministrator(context, 'add_user_to_group')
    const { user, group } = findBoth(context)
    memberships.add(group.id, user.id)
    return context.body(null, 204)
  })

  // Serves HEAD as well.
  router.get(path, (context) => {
    requireAdministrator(context, 'check_user_in_group')
    const { user, group } = findBoth(context)
    if (!memberships.groupsOf(user.id).includes(group.id)) throw notFound('member of this group')
    return context.body(null, 204)
  })

  router.delete(path, (context) => {
    requireAdministrator(context, 'remove_user_from_group')
    const { user, group } = findBoth(context)
    if (!memberships.remove(group.id, user.id)) throw notFound('member of this group')
    return context.body(null, 204)
  })

  function findBoth(context: Context<KeystoneEnvironment>): { user: Resource; group: Resource } {
    return {
      user: find(users, context.req.param('user')),
      group: find(groups, context.req.param('group')),
    }
  }

  return router
}

function list(context: Context<KeystoneEnvironment>, collection: Collection, ids: readonly string[]) {
  const found = ids.flatMap((id) => collection.table.byId(id) ?? [])
  const rendered = found.map((resource) => renderResource(context, collection, resource))
  return filterResources(rendered, context.req.query(), collection.filters ?? [])
}

function find({ table, one }: Collection, id = ''): Resource {
  const resource = table.byId(id)
  if (!resource) throw notFound(one)
  return resource
}
