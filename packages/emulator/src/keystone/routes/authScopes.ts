import { Hono } from 'hono'
import type { Domain } from '../model/domains.js'
import type { Keystone } from '../model/keystone.js'
import type { Project } from '../model/projects.js'
import { forbidden } from '../requests/errors.js'
import { type KeystoneEnvironment, type KeystoneRouter, originOf, requireCaller } from './environment.js'
import { collectionLinks } from './links.js'

/**
 * `/identity/v3/auth/projects`, `…/domains` (both also below `/identity/v3/OS-FEDERATION`), `…/system`, `…/catalog`:
 * the scopes available to the caller.
 */
export function createAuthScopesRouter(keystone: Keystone): KeystoneRouter {
  const router = new Hono<KeystoneEnvironment>({ strict: false })

  router.on('GET', ['/v3/auth/projects', '/v3/OS-FEDERATION/projects'], (context) => {
    const base = `${originOf(context)}/identity/v3`
    const { user, federation } = requireCaller(context)
    const projects = keystone.assignments.projectsOf(user.id, federation?.groupIds)
    return context.json({
      projects: projects.map((project) => renderProject(project, base)),
      links: collectionLinks(context),
    })
  })

  router.on('GET', ['/v3/auth/domains', '/v3/OS-FEDERATION/domains'], (context) => {
    const base = `${originOf(context)}/identity/v3`
    const { user, federation } = requireCaller(context)
    const domains = keystone.assignments.domainsOf(user.id, federation?.groupIds)
    return context.json({
      domains: domains.map((domain) => renderDomain(domain, base)),
      links: collectionLinks(context),
    })
  })

  router.get('/v3/auth/system', (context) => {
    const roles = keystone.assignments.rolesOf(requireCaller(context).user.id, { type: 'system', id: 'all' })
    return context.json({
      system: roles.length > 0 ? [{ all: true }] : [],
      links: { self: `${originOf(context)}/identity/v3/auth/system` },
    })
  })

  router.get('/v3/auth/catalog', (context) => {
    const { project, userId } = requireCaller(context)
    if (!project) throw forbidden('listing the catalog without a project-scoped token')
    const origin = originOf(context)
    return context.json({
      catalog: keystone.catalog.catalogFor({ origin, userId, projectId: project.id }),
      links: { self: `${origin}/identity/v3/auth/catalog` },
    })
  })

  return router
}

function renderProject(project: Project, base: string) {
  return {
    id: project.id,
    name: project.name,
    domain_id: project.domain_id,
    description: project.description,
    enabled: project.enabled,
    parent_id: project.domain_id,
    is_domain: false,
    tags: [],
    options: {},
    links: { self: `${base}/projects/${project.id}` },
  }
}

function renderDomain(domain: Domain, base: string) {
  return {
    id: domain.id,
    name: domain.name,
    description: domain.description,
    enabled: domain.enabled,
    tags: [],
    options: {},
    links: { self: `${base}/domains/${domain.id}` },
  }
}
