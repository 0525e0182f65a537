import { randomBytes } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { AccessRule, ApplicationCredential } from '../model/applicationCredentials.js'
import { createId } from '../model/ids.js'
import type { Keystone } from '../model/keystone.js'
import { hashPassword } from '../model/passwords.js'
import { conflict, forbidden, KeystoneError, notFound } from '../requests/errors.js'
import { optionalObject } from '../requests/members.js'
import type { Token } from '../tokens/token.js'
import {
  hasRole,
  type KeystoneEnvironment,
  type KeystoneRouter,
  readBody,
  requireCaller,
} from './environment.js'
import { findRoleId } from './findRoleId.js'
import { collectionLinks, selfLink } from './links.js'
import { parseApplicationCredential } from './parseApplicationCredential.js'
import { renderRole } from './renderRole.js'

/** `/identity/v3/users/{id}/application_credentials` and `…/access_rules`. */
export function createApplicationCredentialsRouter(keystone: Keystone): KeystoneRouter {
  const router = new Hono<KeystoneEnvironment>({ strict: false })
  const { applicationCredentials, assignments, roles: roleStore } = keystone
  const path = '/v3/users/:user/application_credentials'

  router.post(path, async (context) => {
    const caller = requireOwner(context, 'create_application_credential', { admin: false })
    const body = optionalObject(await readBody(context), 'application_credential', 'the body') ?? {}
    const given = parseApplicationCredential(body, keystone.clock())
    refuseRestricted(caller)
    if (applicationCredentials.byName(caller.user.id, given.name)) {
      throw conflict('application credential', given.name)
    }
    const { secret = randomBytes(64).toString('base64url'), roles, accessRules, ...rest } = given
    const own = applicationCredentials.accessRulesOf(caller.user.id)
    const credential: ApplicationCredential = {
      ...rest,
      id: createId(),
      userId: caller.user.id,
      projectId: caller.project?.id ?? null,
      secretHash: hashPassword(secret),
      roleIds:
        roles === undefined
          ? caller.roles.map((role) => role.id)
          : roles.map((role) => findRoleId(keystone, role)),
      accessRules: accessRules.map((rule) =>
        'service' in rule ? { id: createId(), ...rule } : byId(own, rule.id),
      ),
    }
    requireRoles(caller, credential)
    applicationCredentials.insert(credential)
    const stored = applicationCredentials.byId(credential.id) ?? credential
    return context.json({ application_credential: { ...render(context, stored), secret } }, 201)
  })

  router.get(path, (context) => {
    requireOwner(context, 'list_application_credentials')
    const name = context.req.query('name')
    const listed = applicationCredentials
      .listOf(context.req.param('user'))
      .filter((credential) => name === undefined || credential.name === name)
    return context.json({
      application_credentials: listed.map((credential) => render(context, credential)),
      links: collectionLinks(context),
    })
  })

  router.get(`${path}/:id`, (context) => {
    const credential = find(context, 'get_application_credential')
    return context.json({ application_credential: render(context, credential) })
  })

  router.delete(`${path}/:id`, (context) => {
    const { id } = find(context, 'delete_application_credential')
    refuseRestricted(requireCaller(context))
    applicationCredentials.remove(id)
    return context.body(null, 204)
  })

  router.get('/v3/users/:user/access_rules', (context) => {
    requireOwner(context, 'list_access_rules')
    const { service, path: rulePath, method } = context.req.query()
    const wanted = Object.entries({ service, path: rulePath, method }).filter(
      ([, value]) => value !== undefined,
    )
    const listed = applicationCredentials
      .accessRulesOf(context.req.param('user'))
      .filter((rule) => wanted.every(([key, value]) => rule[key as keyof AccessRule] === value))
    return context.json({
      access_rules: listed.map((rule) => renderRule(context, rule)),
      links: collectionLinks(context),
    })
  })

  router.get('/v3/users/:user/access_rules/:id', (context) =>
    context.json({ access_rule: renderRule(context, findRule(context, 'get_access_rule')) }),
  )

  router.delete('/v3/users/:user/access_rules/:id', (context) => {
    const { id } = findRule(context, 'delete_access_rule')
    if (applicationCredentials.isUsed(id)) throw new KeystoneError(403, 'The access rule is in use.')
    applicationCredentials.removeAccessRule(id)
    return context.body(null, 204)
  })

  function find(context: Context<KeystoneEnvironment>, action: string): ApplicationCredential {
    const caller = requireCaller(context)
    const credential = applicationCredentials.byId(context.req.param('id') ?? '')
    if (!credential) throw notFound('application credential')
    if (credential.userId !== caller.user.id && !hasRole(caller, 'admin'))
      throw forbidden(`identity:${action}`)
    refuseTrust(caller)
    return credential
  }

  function findRule(context: Context<KeystoneEnvironment>, action: string): AccessRule {
    requireOwner(context, action)
    const rules = applicationCredentials.accessRulesOf(context.req.param('user') ?? '')
    return byId(rules, context.req.param('id') ?? '')
  }

  /** A caller can only pass on roles of the token, and none held only through a group. */
  function requireRoles(caller: Token, { roleIds }: ApplicationCredential): void {
    const own = caller.scope ? assignments.rolesOf(caller.user.id, caller.scope) : []
    const may = (id: string) => [caller.roles, own].every((roles) => roles.some((role) => role.id === id))
    if (!roleIds.every(may)) {
      throw new KeystoneError(
        400,
        'An application credential cannot have a role that its creator does not have.',
      )
    }
  }

  function render(context: Context<KeystoneEnvironment>, credential: ApplicationCredential) {
    const { id, name, description, userId, projectId, expiresAt, unrestricted, roleIds, accessRules } =
      credential
    return {
      id,
      name,
      description,
      user_id: userId,
      project_id: projectId,
      system: null,
      expires_at: expiresAt === null ? null : new Date(expiresAt).toISOString().replace('Z', '000'),
      unrestricted,
      roles: roleStore.byIds(roleIds).map(renderRole),
      ...(accessRules.length > 0 && { access_rules: accessRules }),
      links: selfLink(context, `application_credentials/${id}`),
    }
  }

  return router
}

/** The caller, who must be the user of the path, or an administrator if allowed. */
function requireOwner(context: Context<KeystoneEnvironment>, action: string, { admin = true } = {}): Token {
  const caller = requireCaller(context)
  const isOwner = context.req.param('user') === caller.user.id
  if (!isOwner && !(admin && hasRole(caller, 'admin'))) throw forbidden(`identity:${action}`)
  refuseTrust(caller)
  return caller
}

/** Rights from a trust end with the trust; an application credential created with it would not. */
function refuseTrust(caller: Token): void {
  if (caller.trust) throw forbidden('managing application credentials with a token of a trust')
}

/** Only an unrestricted application credential can create and delete others. */
function refuseRestricted({ applicationCredential }: Token): void {
  if (applicationCredential && !applicationCredential.unrestricted) {
    throw forbidden('managing application credentials with a restricted one')
  }
}

function byId(rules: readonly AccessRule[], id: string): AccessRule {
  const rule = rules.find((candidate) => candidate.id === id)
  if (!rule) throw notFound('access rule')
  return rule
}

function renderRule(context: Context<KeystoneEnvironment>, rule: AccessRule) {
  return { ...rule, links: selfLink(context, `access_rules/${rule.id}`) }
}
