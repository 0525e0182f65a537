import { type Context, Hono } from 'hono'
import { authenticate } from '../authentication/authenticate.js'
import { checkMethods } from '../authentication/runMethods.js'
import type { Keystone } from '../model/keystone.js'
import { KeystoneError, methodNotAllowed, notFound } from '../requests/errors.js'
import { renderToken } from '../tokens/renderToken.js'
import type { KeystoneEnvironment, KeystoneRouter } from './environment.js'

/**
 * `/identity/v3/OS-FEDERATION/identity_providers/{id}/protocols/{id}/auth`: sign-in for users of an identity provider,
 * with a bearer token. A real Keystone leaves checking it to its web server.
 */
export function createFederationRouter(keystone: Keystone): KeystoneRouter {
  const router = new Hono<KeystoneEnvironment>({ strict: false })
  const authPath = '/v3/OS-FEDERATION/identity_providers/:provider/protocols/:protocol/auth'

  router.on(['GET', 'POST'], authPath, async (context) => {
    const identityProvider = context.req.param('provider')
    const protocol = context.req.param('protocol')
    const provider = keystone.federation.identityProviders.byId(identityProvider)
    if (!provider) throw notFound('identity provider')
    checkMethods([protocol])
    if (!keystone.federation.protocol(identityProvider, protocol))
      throw notFound('protocol of this identity provider')
    const assertion = await readAssertion(context)
    const payloads = { [protocol]: { identity_provider: identityProvider, protocol } }
    const request = { methods: [protocol], payloads, scope: { type: 'default' as const } }
    const { id, token } = await authenticate(keystone, request, { assertion })
    context.header('X-Subject-Token', id)
    return context.json(renderToken(token, undefined), 201)
  })

  router.all(authPath, (context) => {
    context.header('Allow', 'GET, HEAD, POST')
    throw methodNotAllowed()
  })

  async function readAssertion(context: Context<KeystoneEnvironment>) {
    const [type = '', bearer = ''] = context.req.header('Authorization')?.trim().split(/\s+/) ?? []
    if (type.toLowerCase() !== 'bearer' || !bearer) {
      throw refuseBearer('invalid_request', 'The request has no bearer token.')
    }
    const assertion = await keystone.trustedProvider?.readBearer(bearer)
    if (!assertion) throw refuseBearer('invalid_token', 'The bearer token is invalid or has expired.')
    return assertion
  }

  return router
}

/** 401 of a resource server (RFC 6750), such as the web server in front of a real Keystone. */
function refuseBearer(error: string, description: string): KeystoneError {
  const challenge = `Bearer error="${error}", error_description="${description}"`
  return new KeystoneError(401, description, undefined, challenge)
}
