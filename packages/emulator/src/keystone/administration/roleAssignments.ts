import { Hono } from 'hono'
import type { Assignment } from '../model/assignments.js'
import type { Keystone } from '../model/keystone.js'
import { badRequest } from '../requests/errors.js'
import { type KeystoneEnvironment, type KeystoneRouter, originOf } from '../routes/environment.js'
import { collectionLinks } from '../routes/links.js'
import { requireAdministrator } from './policy.js'

/** An assignment, and the group through which a user has it. */
type Listed = Assignment & { groupId?: string | undefined }

/** `/identity/v3/role_assignments`: who holds which role where. */
export function createRoleAssignmentsRouter(keystone: Keystone): KeystoneRouter {
  const router = new Hono<KeystoneEnvironment>({ strict: false })
  const { assignments, memberships } = keystone

  router.get('/v3/role_assignments', (context) => {
    requireAdministrator(context, 'list_role_assignments')
    const query = context.req.query()
    const wanted = {
      user: query['user.id'],
      group: query['group.id'],
      role: query['role.id'],
      project: query['scope.project.id'],
      domain: query['scope.domain.id'],
      system: query['scope.system'],
    }
    const isEffective = isSet(query['effective'])
    const scopes = [wanted.project, wanted.domain, wanted.system].filter((scope) => scope !== undefined)
    if (scopes.length > 1) throw badRequest('Only one scope is allowed.')
    if (wanted.user !== undefined && wanted.group !== undefined) {
      throw badRequest('Only a user or a group is allowed, not both.')
    }
    if (isEffective && wanted.group !== undefined) {
      throw badRequest('Effective assignments are those of users: a group is not allowed.')
    }
    const all = assignments.list()
    const listed = (isEffective ? all.flatMap(expand) : all).filter(
      ({ actor, target, roleId }) =>
        (wanted.user === undefined || (actor.type === 'user' && actor.id === wanted.user)) &&
        (wanted.group === undefined || (actor.type === 'group' && actor.id === wanted.group)) &&
        (wanted.role === undefined || roleId === wanted.role) &&
        (wanted.project === undefined || (target.type === 'project' && target.id === wanted.project)) &&
        (wanted.domain === undefined || (target.type === 'domain' && target.id === wanted.domain)) &&
        (wanted.system === undefined || target.type === 'system'),
    )
    const base = `${originOf(context)}/identity/v3`
    const isNamed = isSet(query['include_names'])
    return context.json({
      role_assignments: listed.map((assignment) => render(assignment, base, isNamed)),
      links: collectionLinks(context),
    })
  })

  /** The members of a group hold its roles. */
  function expand(assignment: Assignment): Listed[] {
    const { actor } = assignment
    if (actor.type === 'user') return [assignment]
    return memberships
      .usersOf(actor.id)
      .map((id) => ({ ...assignment, actor: { type: 'user', id }, groupId: actor.id }))
  }

  function render({ actor, target, roleId, groupId }: Listed, base: string, isNamed: boolean) {
    const holder = groupId === undefined ? `${actor.type}s/${actor.id}` : `groups/${groupId}`
    const place = target.type === 'system' ? 'system' : `${target.type}s/${target.id}`
    const named = (kind: 'users' | 'groups' | 'projects' | 'domains' | 'roles', id: string) =>
      isNamed ? describe(kind, id) : { id }
    return {
      role: named('roles', roleId),
      [actor.type]: named(`${actor.type}s`, actor.id),
      scope:
        target.type === 'system'
          ? { system: { all: true } }
          : { [target.type]: named(`${target.type}s`, target.id) },
      links: {
        assignment: `${base}/${place}/${holder}/roles/${roleId}`,
        ...(groupId !== undefined && { membership: `${base}/groups/${groupId}/users/${actor.id}` }),
      },
    }
  }

  /** Id and name, and those of the domain if there is one. */
  function describe(kind: 'users' | 'groups' | 'projects' | 'domains' | 'roles', id: string) {
    const found = keystone[kind].byId(id)
    const domain = keystone.domains.byId(String(found?.['domain_id'] ?? ''))
    return {
      id,
      name: found?.['name'] ?? '',
      ...(domain && { domain: { id: domain.id, name: domain['name'] } }),
    }
  }

  return router
}

/** Whether a flag of the query is present and not negative. */
function isSet(value: string | undefined): boolean {
  return value !== undefined && !['0', 'f', 'false', 'n', 'no', 'off'].includes(value.toLowerCase())
}
