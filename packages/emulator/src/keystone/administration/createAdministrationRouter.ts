import { Hono } from 'hono'
import type { Keystone } from '../model/keystone.js'
import type { KeystoneEnvironment, KeystoneRouter } from '../routes/environment.js'
import { domainCollection } from './domains.js'
import { endpointCollection } from './endpoints.js'
import { createGrantsRouter } from './grants.js'
import { groupCollection } from './groups.js'
import { identityProviderCollection } from './identityProviders.js'
import { mappingCollection } from './mappings.js'
import { createMembershipsRouter } from './memberships.js'
import { createOwnUserRouter } from './ownUser.js'
import { projectCollection } from './projects.js'
import { createProtocolsRouter } from './protocols.js'
import { regionCollection } from './regions.js'
import { createRoleAssignmentsRouter } from './roleAssignments.js'
import { roleCollection } from './roles.js'
import { serveCollection } from './serveCollection.js'
import { serviceCollection } from './services.js'
import { userCollection } from './users.js'

/** The administrators' part of the identity API: resources, memberships and role assignments. */
export function createAdministrationRouter(keystone: Keystone): KeystoneRouter {
  const router = new Hono<KeystoneEnvironment>({ strict: false })
  const [users, groups] = [userCollection(keystone), groupCollection(keystone)]
  const [projects, roles] = [projectCollection(keystone), roleCollection(keystone)]
  const collections = [
    domainCollection(keystone),
    projects,
    users,
    groups,
    roles,
    serviceCollection(keystone),
    regionCollection(keystone),
    endpointCollection(keystone),
    identityProviderCollection(keystone),
    mappingCollection(keystone),
  ]
  for (const collection of collections) router.route('/', serveCollection(keystone.transaction, collection))
  router.route('/', createMembershipsRouter(keystone, { users, groups }))
  router.route('/', createGrantsRouter(keystone, roles))
  router.route('/', createRoleAssignmentsRouter(keystone))
  router.route('/', createOwnUserRouter(keystone, projects))
  router.route('/', createProtocolsRouter(keystone))
  return router
}
