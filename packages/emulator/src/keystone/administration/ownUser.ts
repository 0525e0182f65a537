import { Hono } from 'hono'
import type { Keystone } from '../model/keystone.js'
import { hashPassword, verifyPassword } from '../model/passwords.js'
import { missingMember, notFound, unauthorized } from '../requests/errors.js'
import { optionalObject, optionalText } from '../requests/members.js'
import { type KeystoneEnvironment, type KeystoneRouter, readBody } from '../routes/environment.js'
import { collectionLinks } from '../routes/links.js'
import { filterResources } from './filterResources.js'
import { requireAdministrator } from './policy.js'
import { type Collection, renderResource } from './serveCollection.js'

/** `/identity/v3/users/{id}/projects` and `…/password`: what users may read and change of their own account. */
export function createOwnUserRouter(keystone: Keystone, projects: Collection): KeystoneRouter {
  const router = new Hono<KeystoneEnvironment>({ strict: false })
  const { assignments, tokens, users } = keystone

  router.get('/v3/users/:user/projects', (context) => {
    const id = context.req.param('user')
    requireAdministrator(context, 'list_user_projects', (caller) => caller.user.id === id)
    if (!users.byId(id)) throw notFound('user')
    const held = assignments.projectsOf(id).map((project) => renderResource(context, projects, project))
    return context.json({
      projects: filterResources(held, context.req.query(), projects.filters ?? []),
      links: collectionLinks(context),
    })
  })

  // No token is needed: the old password is enough, as in the real service.
  router.post('/v3/users/:user/password', async (context) => {
    const body = optionalObject(await readBody(context), 'user', 'the body') ?? {}
    const password = optionalText(body, 'password', 'user')
    const original = optionalText(body, 'original_password', 'user')
    if (!password) throw missingMember('password', 'user')
    if (!original) throw missingMember('original_password', 'user')
    const user = users.byId(context.req.param('user'))
    const hash = users.passwordHashOf(context.req.param('user'))
    const isRight = hash !== null && (await verifyPassword(original, hash))
    if (!user?.enabled || !isRight) throw unauthorized()
    keystone.transaction(() => {
      users.setPassword(user.id, hashPassword(password))
      tokens.revokeOfUser(user.id)
    })
    return context.body(null, 204)
  })

  return router
}
