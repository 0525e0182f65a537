import { type Context, Hono } from 'hono'
import { authenticate } from '../authenticate.js'
import { forbidden, KeystoneError, methodNotAllowed, notFound } from '../errors.js'
import type { Keystone } from '../keystone.js'
import type { IdentityProvider } from '../model/federation.js'
import { renderToken } from '../renderToken.js'
import { checkMethods } from '../runMethods.js'
import { hasRole, type KeystoneEnvironment, type KeystoneRouter, requireCaller } from './environment.js'
import { collectionLinks, selfLink } from './links.js'

/**
 * `/identity/v3/OS-FEDERATION/identity_providers`: what is known of them, and for their users the way in, with a
 * bearer token that a real Keystone would leave to its web server to check.
 */
export function createFederationRouter(keystone: Keystone): KeystoneRouter {
  const router = new Hono<KeystoneEnvironment>({ strict: false })
  const path = '/v3/OS-FEDERATION/identity_providers'
  const authPath = `${path}/:provider/protocols/:protocol/auth`

  router.on(['GET', 'POST'], authPath, async (context) => {
    const identityProvider = context.req.param('provider')
    const protocol = context.req.param('protocol')
    const provider = keystone.federation.identityProviderById(identityProvider)
    if (!provider) throw notFound('identity provider')
    checkMethods([protocol])
    if (provider.protocol !== protocol) throw notFound('protocol of this identity provider')
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

  router.get(path, (context) => {
    requireAdmin(context, 'list_identity_providers')
    const providers = keystone.federation.identityProviders()
    return context.json({
      identity_providers: providers.map((provider) => render(context, provider)),
      links: collectionLinks(context),
    })
  })

  router.get(`${path}/:provider`, (context) => {
    requireAdmin(context, 'get_identity_provider')
    return context.json({ identity_provider: render(context, find(context)) })
  })

  router.get(`${path}/:provider/protocols`, (context) => {
    requireAdmin(context, 'list_protocols')
    const { id, protocol } = find(context)
    const links = selfLink(context, `OS-FEDERATION/identity_providers/${id}/protocols/${protocol}`)
    return context.json({
      protocols: [{ id: protocol, mapping_id: id, remote_id_attribute: null, links }],
      links: collectionLinks(context),
    })
  })

  async function readAssertion(context: Context<KeystoneEnvironment>) {
    const [type = '', bearer = ''] = context.req.header('Authorization')?.trim().split(/\s+/) ?? []
    if (type.toLowerCase() !== 'bearer' || !bearer) {
      throw refuseBearer('invalid_request', 'The request has no bearer token.')
    }
    const assertion = await keystone.trustedProvider?.readBearer(bearer)
    if (!assertion) throw refuseBearer('invalid_token', 'The bearer token is not good, or over.')
    return assertion
  }

  function find(context: Context<KeystoneEnvironment>): IdentityProvider {
    const provider = keystone.federation.identityProviderById(context.req.param('provider') ?? '')
    if (!provider) throw notFound('identity provider')
    return provider
  }

  function render(context: Context<KeystoneEnvironment>, { id, domainId, enabled }: IdentityProvider) {
    const issuer = keystone.trustedProvider?.issuer()
    const { self } = selfLink(context, `OS-FEDERATION/identity_providers/${id}`)
    return {
      id,
      domain_id: domainId,
      enabled,
      description: null,
      remote_ids: issuer === undefined ? [] : [issuer],
      authorization_ttl: null,
      links: { self, protocols: `${self}/protocols` },
    }
  }

  return router
}

function requireAdmin(context: Context<KeystoneEnvironment>, action: string): void {
  if (!hasRole(requireCaller(context), 'admin')) throw forbidden(`identity:${action}`)
}

/** 401 as a resource server has it (RFC 6750), which is what stands before a real Keystone here. */
function refuseBearer(error: string, description: string): KeystoneError {
  const challenge = `Bearer error="${error}", error_description="${description}"`
  return new KeystoneError(401, description, undefined, challenge)
}
