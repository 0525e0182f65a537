import { type Context, Hono } from 'hono'
import { type JsonObject, optionalObject } from '../authRequest.js'
import { badRequest, forbidden, notFound } from '../errors.js'
import type { Keystone } from '../keystone.js'
import type { User, UserOptions } from '../model/identity.js'
import {
  hasRole,
  type KeystoneEnvironment,
  type KeystoneRouter,
  readBody,
  requireCaller,
} from './environment.js'
import { selfLink } from './links.js'

/** `/identity/v3/users/{id}`: shows a user, and lets administrators set which methods a sign-in must use. */
export function createUsersRouter(keystone: Keystone): KeystoneRouter {
  const router = new Hono<KeystoneEnvironment>({ strict: false })

  router.get('/v3/users/:user', (context) => {
    const caller = requireCaller(context)
    const isOwn = context.req.param('user') === caller.user.id
    if (!isOwn && !hasRole(caller, 'admin')) throw forbidden('identity:get_user')
    return context.json({ user: render(context, find(context)) })
  })

  router.patch('/v3/users/:user', async (context) => {
    if (!hasRole(requireCaller(context), 'admin')) throw forbidden('identity:update_user')
    const user = find(context)
    const body = optionalObject(await readBody(context), 'user', 'the body') ?? {}
    const given = parseOptions(optionalObject(body, 'options', 'user') ?? {})
    const options = { ...user.options, ...given }
    keystone.identity.setOptions(user.id, options)
    return context.json({ user: render(context, { ...user, options }) })
  })

  function find(context: Context<KeystoneEnvironment>): User {
    const user = keystone.identity.userById(context.req.param('user') ?? '')
    if (!user) throw notFound('user')
    return user
  }

  return router
}

/** Reads the options that are given; `null` takes one away. */
function parseOptions(body: JsonObject): UserOptions {
  const options: UserOptions = {}
  const { multi_factor_auth_enabled: enabled, multi_factor_auth_rules: rules } = body
  if (enabled !== undefined) {
    if (enabled !== null && typeof enabled !== 'boolean') {
      throw badRequest('"multi_factor_auth_enabled" must be true, false or null.')
    }
    options.multi_factor_auth_enabled = enabled ?? undefined
  }
  if (rules !== undefined) {
    if (rules !== null && !isRules(rules)) {
      throw badRequest('"multi_factor_auth_rules" must be a list of lists of names of methods.')
    }
    options.multi_factor_auth_rules = rules ?? undefined
  }
  return options
}

function isRules(value: unknown): value is string[][] {
  const isRule = (rule: unknown) =>
    Array.isArray(rule) && rule.length > 0 && rule.every((method) => typeof method === 'string')
  return Array.isArray(value) && value.every(isRule)
}

function render(context: Context<KeystoneEnvironment>, { id, name, domainId, enabled, options }: User) {
  return {
    id,
    name,
    domain_id: domainId,
    enabled,
    password_expires_at: null,
    options,
    links: selfLink(context, `users/${id}`),
  }
}
