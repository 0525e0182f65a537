import { Hono } from 'hono'
import { authenticate } from '../authentication/authenticate.js'
import type { AuthRequest, ScopeRequest } from '../authentication/authRequest.js'
import type { CatalogEntry } from '../model/catalog.js'
import type { Keystone } from '../model/keystone.js'
import type { Project } from '../model/projects.js'
import { badRequest, missingMember } from '../requests/errors.js'
import { type JsonObject, optionalObject, optionalText, requireObject } from '../requests/members.js'
import { renderTime } from '../tokens/renderToken.js'
import { auditIdsOf, type Token } from '../tokens/token.js'
import {
  type KeystoneEnvironment,
  type KeystoneRouter,
  originOf,
  readBody,
  requireCaller,
} from './environment.js'

/** All users and projects of version 2.0 belong to this domain. */
const domain = { id: 'default' }

/** `/identity/v2.0`: sign-in for clients older than version 3. */
export function createV2Router(keystone: Keystone): KeystoneRouter {
  const router = new Hono<KeystoneEnvironment>({ strict: false })

  router.post('/v2.0/tokens', async (context) => {
    const { id, token } = await authenticate(keystone, parseV2Request(await readBody(context)))
    const { userId, project } = token
    const catalog = project
      ? keystone.catalog.catalogFor({ origin: originOf(context), userId, projectId: project.id })
      : []
    return context.json(renderAccess(id, token, catalog))
  })

  router.get('/v2.0/tenants', (context) => {
    const projects = keystone.assignments.projectsOf(requireCaller(context).user.id)
    const tenants = projects.filter((project) => project.domain_id === domain.id).map(renderTenant)
    return context.json({ tenants, tenants_links: [] })
  })

  return router
}

function parseV2Request(body: JsonObject): AuthRequest {
  const auth = requireObject(body, 'auth', 'the body')
  const scope = parseTenant(auth)
  const token = optionalObject(auth, 'token', 'auth')
  if (token) return { methods: ['token'], payloads: { token }, scope }
  const credentials = optionalObject(auth, 'passwordCredentials', 'auth')
  if (!credentials) throw missingMember('passwordCredentials or token', 'auth')
  const id = optionalText(credentials, 'userId', 'passwordCredentials')
  const name = optionalText(credentials, 'username', 'passwordCredentials')
  const password = optionalText(credentials, 'password', 'passwordCredentials')
  if (!id && !name) throw missingMember('username or userId', 'passwordCredentials')
  if (!password) throw missingMember('password', 'passwordCredentials')
  const user = name ? { name, domain, password } : { id, password }
  return { methods: ['password'], payloads: { password: { user } }, scope }
}

function parseTenant(auth: JsonObject): ScopeRequest {
  const id = optionalText(auth, 'tenantId', 'auth')
  const name = optionalText(auth, 'tenantName', 'auth')
  if (id && name) throw badRequest('Only one of "tenantId" and "tenantName" may be in auth.')
  if (!id && !name) return { type: 'unscoped' }
  return { type: 'project', project: name ? { name, domain } : { id } }
}

function renderAccess(id: string, token: Token, catalog: readonly CatalogEntry[]) {
  const { user, roles, project } = token
  return {
    access: {
      token: {
        id,
        issued_at: renderTime(token.issuedAt),
        expires: new Date(token.expiresAt).toISOString().replace('.000Z', 'Z'),
        audit_ids: auditIdsOf(token),
        ...(project && { tenant: renderTenant(project) }),
      },
      serviceCatalog: catalog.map(renderService),
      user: {
        id: user.id,
        name: user.name,
        username: user.name,
        roles: roles.map(({ name }) => ({ name })),
        roles_links: [],
      },
      metadata: { is_admin: 0, roles: roles.map((role) => role.id) },
    },
  }
}

function renderTenant({ id, name, description, enabled }: Project) {
  return { id, name, description, enabled }
}

/** Version 2.0 has one object for all interfaces of a service in a region. */
function renderService({ type, name, endpoints }: CatalogEntry) {
  const regions = new Map<string | null, Record<string, string | null>>()
  for (const { id, interface: kind, region, url } of endpoints) {
    const merged = regions.get(region) ?? { id, region }
    merged[`${kind}URL`] = url
    regions.set(region, merged)
  }
  return { type, name, endpoints: [...regions.values()], endpoints_links: [] }
}
