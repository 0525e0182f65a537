import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { storageProblem } from '../store/storageProblem.js'
import { createAdministrationRouter } from './administration/createAdministrationRouter.js'
import { MissingMethodsError } from './authentication/requireEnoughMethods.js'
import type { Keystone } from './model/keystone.js'
import { KeystoneError, notFound } from './requests/errors.js'
import { createApplicationCredentialsRouter } from './routes/applicationCredentials.js'
import { createAuthScopesRouter } from './routes/authScopes.js'
import { createAuthTokensRouter } from './routes/authTokens.js'
import { createCredentialsRouter } from './routes/credentials.js'
import { type KeystoneEnvironment, type KeystoneRouter, originOf } from './routes/environment.js'
import { createFederationRouter } from './routes/federation.js'
import { createOAuth2Router } from './routes/oauth2.js'
import { renderReceipt } from './routes/renderReceipt.js'
import { createTrustsRouter } from './routes/trusts.js'
import { createV2Router } from './routes/v2.js'
import { createVersionsRouter } from './routes/versions.js'
import { createWebssoRouter } from './routes/websso.js'
import { refuseToken } from './tokens/refuseToken.js'
import { validateToken } from './tokens/tokens.js'

/** Creates the identity service below `/identity`, with a router for each part of its API. */
export function createKeystoneApp(keystone: Keystone): KeystoneRouter {
  const app = new Hono<KeystoneEnvironment>({ strict: false }).basePath('/identity')

  app.use('*', async (context, next) => {
    context.header('x-openstack-request-id', `req-${randomUUID()}`)
    context.header('Vary', 'X-Auth-Token')
    const tokenId = context.req.header('X-Auth-Token')
    const caller = validateToken(keystone, tokenId)
    // The real service refuses an invalid token everywhere, even where none is needed.
    if (tokenId && !caller) throw refuseToken(keystone, tokenId)
    context.set('caller', caller)
    await next()
  })

  const routers = [
    createVersionsRouter(),
    createAuthTokensRouter(keystone),
    createAuthScopesRouter(keystone),
    createCredentialsRouter(keystone),
    createApplicationCredentialsRouter(keystone),
    createTrustsRouter(keystone),
    createOAuth2Router(keystone),
    createFederationRouter(keystone),
    createWebssoRouter(keystone),
    createAdministrationRouter(keystone),
    createV2Router(keystone),
  ]
  for (const router of routers) app.route('/', router)

  app.notFound((context) => renderError(context, notFound('resource')))
  app.onError((error, context) =>
    error instanceof MissingMethodsError
      ? renderReceipt(context, error)
      : renderError(context, toKeystoneError(error)),
  )
  return app
}

function toKeystoneError(error: Error): KeystoneError {
  if (error instanceof KeystoneError) return error
  if (error instanceof HTTPException && error.status === 404) return notFound('resource')
  const problem = storageProblem(error)
  return problem === undefined
    ? new KeystoneError(500, 'The server met an unexpected error.')
    : new KeystoneError(503, problem)
}

function renderError(context: Context<KeystoneEnvironment>, error: KeystoneError): Response {
  const { status, title, message, identity, challenge } = error
  if (status === 401) {
    context.header('WWW-Authenticate', challenge ?? `Keystone uri="${originOf(context)}/identity"`)
  }
  return context.json({ error: { code: status, title, message, ...(identity && { identity }) } }, status)
}
