import { type Context, Hono } from 'hono'
import { authenticate } from '../authentication/authenticate.js'
import { parseAuthRequest } from '../authentication/authRequest.js'
import type { CatalogEntry } from '../model/catalog.js'
import type { Keystone } from '../model/keystone.js'
import { forbidden, methodNotAllowed, notFound } from '../requests/errors.js'
import { renderToken } from '../tokens/renderToken.js'
import type { Token } from '../tokens/token.js'
import { allowExpiredWindow, validateToken } from '../tokens/tokens.js'
import {
  hasRole,
  type KeystoneEnvironment,
  type KeystoneRouter,
  originOf,
  readBody,
  requireCaller,
} from './environment.js'

/** Version of access rules that the service validating a token can enforce. */
const accessRulesHeader = 'OpenStack-Identity-Access-Rules'

/** `/identity/v3/auth/tokens`: issues, shows, checks and revokes tokens. */
export function createAuthTokensRouter(keystone: Keystone): KeystoneRouter {
  const router = new Hono<KeystoneEnvironment>({ strict: false })
  const path = '/v3/auth/tokens'

  router.post(path, async (context) => {
    const request = parseAuthRequest(await readBody(context))
    const { id, token } = await authenticate(keystone, request, {
      receiptId: context.req.header('Openstack-Auth-Receipt'),
    })
    context.header('X-Subject-Token', id)
    return context.json(renderToken(token, catalogOf(keystone, context, token)), 201)
  })

  // Serves HEAD as well; the body is then removed.
  router.get(path, (context) => {
    const caller = requireCaller(context)
    const allowExpired = isTrue(context.req.query('allow_expired'))
    const { id, token } = subjectOf(keystone, context, caller, {
      roles: ['admin', 'service'],
      window: allowExpired ? allowExpiredWindow : 0,
    })
    // A service without support for access rules must not accept such a token as unrestricted.
    const rules = token.applicationCredential?.accessRules ?? []
    if (rules.length > 0 && !(Number(context.req.header(accessRulesHeader)) >= 1)) throw notFound('token')
    context.header('X-Subject-Token', id)
    return context.json(renderToken(token, catalogOf(keystone, context, token)))
  })

  router.delete(path, (context) => {
    const { token } = subjectOf(keystone, context, requireCaller(context), { roles: ['admin'], window: 0 })
    keystone.tokens.revoke(token.auditId)
    return context.body(null, 204)
  })

  router.all(path, (context) => {
    context.header('Allow', 'GET, HEAD, POST, DELETE')
    throw methodNotAllowed()
  })

  return router
}

/**
 * The token in `X-Subject-Token`. Its owner may read and revoke it, others need a role. Existence is checked first, so
 * an unknown token is 404 even for callers who could not read it.
 */
function subjectOf(
  keystone: Keystone,
  context: Context<KeystoneEnvironment>,
  caller: Token,
  { roles, window }: { roles: string[]; window: number },
): { id: string; token: Token } {
  const id = context.req.header('X-Subject-Token')
  const token = validateToken(keystone, id, window)
  if (id !== undefined && !token) throw notFound('token')
  if (token?.userId !== caller.user.id && !hasRole(caller, ...roles)) throw forbidden()
  if (id === undefined || !token) throw notFound('token')
  return { id, token }
}

function catalogOf(
  keystone: Keystone,
  context: Context<KeystoneEnvironment>,
  token: Token,
): CatalogEntry[] | undefined {
  if (context.req.query('nocatalog') !== undefined) return undefined
  return keystone.catalog.catalogFor({
    origin: originOf(context),
    userId: token.userId,
    projectId: token.project?.id,
  })
}

function isTrue(text: string | undefined): boolean {
  return ['1', 't', 'true', 'on', 'y', 'yes'].includes(text?.trim().toLowerCase() ?? '')
}
