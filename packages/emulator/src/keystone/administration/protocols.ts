import { type Context, Hono } from 'hono'
import { isStorable } from '../../http/text.js'
import type { Protocol } from '../model/federation.js'
import type { Keystone } from '../model/keystone.js'
import { badRequest, conflict, missingMember, notFound } from '../requests/errors.js'
import { type JsonObject, optionalObject } from '../requests/members.js'
import { type KeystoneEnvironment, type KeystoneRouter, readBody } from '../routes/environment.js'
import { collectionLinks, selfLink } from '../routes/links.js'
import { checkAttributes, text } from './attributes.js'
import { requireAdministrator } from './policy.js'

/** `/identity/v3/OS-FEDERATION/identity_providers/{id}/protocols`: the mapping of each protocol. */
export function createProtocolsRouter(keystone: Keystone): KeystoneRouter {
  const router = new Hono<KeystoneEnvironment>({ strict: false })
  const { federation } = keystone
  const path = '/v3/OS-FEDERATION/identity_providers/:provider/protocols'

  router.get(path, (context) => {
    requireAdministrator(context, 'list_protocols')
    const protocols = federation.protocolsOf(context.req.param('provider'))
    return context.json({
      protocols: protocols.map((protocol) => render(context, protocol)),
      links: collectionLinks(context),
    })
  })

  router.get(`${path}/:id`, (context) => {
    requireAdministrator(context, 'get_protocol')
    return context.json({ protocol: render(context, find(context)) })
  })

  router.put(`${path}/:id`, async (context) => {
    const body = await readBody(context)
    requireAdministrator(context, 'create_protocol')
    const given = parse(body, ['mapping_id'])
    const { provider = '', id = '' } = context.req.param()
    if (!federation.identityProviders.byId(provider)) throw notFound('identity provider')
    if (federation.protocol(provider, id)) throw conflict('protocol', id)
    if (!isStorable(id)) throw badRequest('The id has a character that cannot be stored.')
    const protocol = {
      identityProviderId: provider,
      id,
      mappingId: String(given['mapping_id']),
      remoteIdAttribute: textOf(given['remote_id_attribute']),
    }
    federation.setProtocol(protocol)
    return context.json({ protocol: render(context, protocol) }, 201)
  })

  router.patch(`${path}/:id`, async (context) => {
    const body = await readBody(context)
    requireAdministrator(context, 'update_protocol')
    const current = find(context)
    const given = parse(body)
    const protocol = {
      ...current,
      mappingId: textOf(given['mapping_id']) ?? current.mappingId,
      remoteIdAttribute: textOf(given['remote_id_attribute']) ?? current.remoteIdAttribute,
    }
    federation.setProtocol(protocol)
    return context.json({ protocol: render(context, protocol) })
  })

  router.delete(`${path}/:id`, (context) => {
    requireAdministrator(context, 'delete_protocol')
    const { identityProviderId, id } = find(context)
    federation.removeProtocol(identityProviderId, id)
    return context.body(null, 204)
  })

  function find(context: Context<KeystoneEnvironment>): Protocol {
    const { provider = '', id = '' } = context.req.param()
    const protocol = federation.protocol(provider, id)
    if (!protocol) throw notFound('protocol of this identity provider')
    return protocol
  }

  /** Reads the attributes of a body; the mapping that they refer to must exist. */
  function parse(body: JsonObject, required: readonly string[] = []): JsonObject {
    const given = optionalObject(body, 'protocol', 'the body')
    if (!given) throw missingMember('protocol', 'the body')
    const rules = { mapping_id: text(1, 64), remote_id_attribute: text(0, 64) }
    checkAttributes(given, { parent: 'protocol', rules, required, isClosed: true })
    const mapping = given['mapping_id']
    if (mapping !== undefined && !federation.mappings.byId(String(mapping))) {
      throw badRequest('There is no such mapping.')
    }
    return given
  }

  return router
}

function render(context: Context<KeystoneEnvironment>, protocol: Protocol) {
  const provider = `OS-FEDERATION/identity_providers/${protocol.identityProviderId}`
  return {
    id: protocol.id,
    mapping_id: protocol.mappingId,
    remote_id_attribute: protocol.remoteIdAttribute,
    links: {
      ...selfLink(context, `${provider}/protocols/${protocol.id}`),
      identity_provider: selfLink(context, provider).self,
    },
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
