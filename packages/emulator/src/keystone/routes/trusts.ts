import { type Context, Hono } from 'hono'
import { createId } from '../model/ids.js'
import type { Keystone } from '../model/keystone.js'
import type { Trust } from '../model/trusts.js'
import { forbidden, notFound } from '../requests/errors.js'
import { optionalObject } from '../requests/members.js'
import { refuseDelegated } from '../tokens/delegation.js'
import { findTrust } from '../tokens/findTrust.js'
import { renderTime } from '../tokens/renderToken.js'
import {
  hasRole,
  type KeystoneEnvironment,
  type KeystoneRouter,
  readBody,
  requireCaller,
} from './environment.js'
import { findRoleId } from './findRoleId.js'
import { collectionLinks, selfLink } from './links.js'
import { parseTrust } from './parseTrust.js'
import { renderRole } from './renderRole.js'

/** `/identity/v3/OS-TRUST/trusts`: delegates rights of a user to another one. */
export function createTrustsRouter(keystone: Keystone): KeystoneRouter {
  const router = new Hono<KeystoneEnvironment>({ strict: false })
  const { assignments, projects, trusts, users } = keystone
  const path = '/v3/OS-TRUST/trusts'

  router.post(path, async (context) => {
    const caller = requireCaller(context)
    const body = optionalObject(await readBody(context), 'trust', 'the body') ?? {}
    if (body['trustor_user_id'] !== caller.user.id) throw forbidden('identity:create_trust')
    const { roles, ...request } = parseTrust(body, keystone.clock())
    refuseDelegated(caller, 'creating a trust')
    if (!users.byId(request.trusteeId)) throw notFound('user')
    if (!projects.byId(request.projectId)) throw notFound('project')
    const own = assignments.rolesOf(caller.user.id, { type: 'project', id: request.projectId })
    const roleIds = roles.map((role) => findRoleId(keystone, role))
    if (!roleIds.every((id) => own.some((role) => role.id === id))) throw notFound('role')
    const trust = { id: createId(), ...request, roleIds }
    trusts.insert(trust)
    return context.json({ trust: renderWithRoles(context, trust) }, 201)
  })

  router.get(path, (context) => {
    const caller = requireCaller(context)
    const { trustor_user_id: trustorId, trustee_user_id: trusteeId } = context.req.query()
    const isOwn = (trustorId ?? trusteeId) === caller.user.id
    if (!isOwn && !hasRole(caller, 'admin')) throw forbidden('identity:list_trusts')
    refuseApplicationCredential(context)
    const now = keystone.clock()
    const listed = trusts
      .list({ trustorId, trusteeId })
      .filter(({ expiresAt }) => expiresAt === null || now < expiresAt)
    return context.json({
      trusts: listed.map((trust) => render(context, trust)),
      links: collectionLinks(context),
    })
  })

  router.get(`${path}/:id`, (context) => {
    const trust = find(context, 'get_trust')
    return context.json({ trust: renderWithRoles(context, trust) })
  })

  router.get(`${path}/:id/roles`, (context) => {
    const trust = find(context, 'list_roles_for_trust')
    const { roles, roles_links: links } = renderWithRoles(context, trust)
    return context.json({ roles, links })
  })

  router.delete(`${path}/:id`, (context) => {
    const { id } = find(context, 'delete_trust', { trustee: false })
    trusts.remove(id)
    return context.body(null, 204)
  })

  /** The trust of the path, for its trustor, administrators, and, if allowed, its trustee. */
  function find(context: Context<KeystoneEnvironment>, action: string, { trustee = true } = {}): Trust {
    const caller = requireCaller(context)
    const trust = findTrust(keystone, context.req.param('id') ?? '')
    if (!trust) throw notFound('trust')
    const allowed = [trust.trustorId, ...(trustee ? [trust.trusteeId] : [])]
    if (!allowed.includes(caller.user.id) && !hasRole(caller, 'admin')) throw forbidden(`identity:${action}`)
    refuseApplicationCredential(context)
    return trust
  }

  function renderWithRoles(context: Context<KeystoneEnvironment>, trust: Trust) {
    return {
      ...render(context, trust),
      roles: keystone.roles.byIds(trust.roleIds).map((role) => ({
        ...renderRole(role),
        links: selfLink(context, `roles/${role.id}`),
      })),
      roles_links: {
        ...selfLink(context, `OS-TRUST/trusts/${trust.id}/roles`),
        next: null,
        previous: null,
      },
    }
  }

  return router
}

/** An application credential has fewer rights than its user, and may not read the user's trusts. */
function refuseApplicationCredential(context: Context<KeystoneEnvironment>): void {
  if (requireCaller(context).applicationCredential) {
    throw forbidden('managing trusts with an application credential')
  }
}

function render(context: Context<KeystoneEnvironment>, trust: Trust) {
  const { id, trustorId, trusteeId, projectId, impersonation, expiresAt, remainingUses } = trust
  return {
    id,
    trustor_user_id: trustorId,
    trustee_user_id: trusteeId,
    project_id: projectId,
    impersonation,
    expires_at: expiresAt === null ? null : renderTime(expiresAt),
    remaining_uses: remainingUses,
    deleted_at: null,
    redelegated_trust_id: null,
    redelegation_count: 0,
    links: selfLink(context, `OS-TRUST/trusts/${id}`),
  }
}
