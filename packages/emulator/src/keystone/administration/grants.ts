import { type Context, Hono } from 'hono'
import type { Actor, Assignment, Target } from '../model/assignments.js'
import type { Keystone } from '../model/keystone.js'
import { notFound } from '../requests/errors.js'
import type { KeystoneEnvironment, KeystoneRouter } from '../routes/environment.js'
import { collectionLinks } from '../routes/links.js'
import { requireAdministrator } from './policy.js'
import { type Collection, renderResource } from './serveCollection.js'

/**
 * `/identity/v3/{projects|domains}/{id}/{users|groups}/{id}/roles` and `/identity/v3/system/…`: grants and revokes
 * roles, with immediate effect on existing tokens.
 */
export function createGrantsRouter(keystone: Keystone, roles: Collection): KeystoneRouter {
  const router = new Hono<KeystoneEnvironment>({ strict: false })
  const { assignments, roles: roleStore } = keystone
  const places = {
    project: '/v3/projects/:target',
    domain: '/v3/domains/:target',
    system: '/v3/system',
  } as const

  for (const type of ['project', 'domain', 'system'] as const) {
    for (const actorType of ['user', 'group'] as const) {
      serve(type, actorType, `${places[type]}/${actorType}s/:actor/roles`)
    }
  }

  function serve(type: Target['type'], actorType: Actor['type'], path: string): void {
    const action = (verb: string) =>
      type === 'system' ? `${verb}_system_grant_for_${actorType}` : `${verb}_grant`

    router.get(path, (context) => {
      requireAdministrator(context, action('list').replace(/grant/, 'grants'))
      const { target, actor } = findPair(context)
      const held = assignments
        .list()
        .filter((one) => isSame(one.actor, actor) && isSame(one.target, target))
        .flatMap(({ roleId }) => roleStore.byId(roleId) ?? [])
      return context.json({
        roles: held.map((role) => renderResource(context, roles, role)),
        links: collectionLinks(context),
      })
    })

    router.put(`${path}/:role`, (context) => {
      requireAdministrator(context, action('create'))
      assignments.add(find(context))
      return context.body(null, 204)
    })

    // Serves HEAD as well.
    router.get(`${path}/:role`, (context) => {
      requireAdministrator(context, action('check'))
      if (!assignments.has(find(context))) throw notFound('assignment of this role')
      return context.body(null, 204)
    })

    router.delete(`${path}/:role`, (context) => {
      requireAdministrator(context, action('revoke'))
      if (!assignments.remove(find(context))) throw notFound('assignment of this role')
      return context.body(null, 204)
    })

    function find(context: Context<KeystoneEnvironment>): Assignment {
      const role = roleStore.byId(context.req.param('role') ?? '')
      if (!role) throw notFound('role')
      return { ...findPair(context), roleId: role.id }
    }

    function findPair(context: Context<KeystoneEnvironment>): Pick<Assignment, 'actor' | 'target'> {
      const actor = keystone[`${actorType}s`].byId(context.req.param('actor') ?? '')
      if (!actor) throw notFound(actorType)
      if (type === 'system') return { actor: { type: actorType, id: actor.id }, target: { type, id: 'all' } }
      const target = keystone[`${type}s`].byId(context.req.param('target') ?? '')
      if (!target) throw notFound(type)
      return { actor: { type: actorType, id: actor.id }, target: { type, id: target.id } }
    }
  }

  return router
}

function isSame(one: Actor | Target, other: Actor | Target): boolean {
  return one.type === other.type && one.id === other.id
}
