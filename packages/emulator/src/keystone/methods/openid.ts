import { createHash } from 'node:crypto'
import type { Assertion } from '../assertion.js'
import { optionalText } from '../authRequest.js'
import { forbidden, missingMember, notFound, unauthorized } from '../errors.js'
import type { Keystone } from '../keystone.js'
import type { IdentityProvider } from '../model/federation.js'
import type { MethodContext, MethodResult } from './method.js'

/**
 * The method `openid`: somebody whom an identity provider knows. Only the addresses that take its tokens come with
 * what it says; a request of anybody's for this method alone is refused.
 */
export function openidMethod({ keystone, payload, assertion }: MethodContext): MethodResult {
  const id = optionalText(payload, 'identity_provider', 'openid')
  const protocol = optionalText(payload, 'protocol', 'openid')
  if (!id) throw missingMember('identity_provider', 'openid')
  if (!protocol) throw missingMember('protocol', 'openid')
  const provider = keystone.federation.identityProviderById(id)
  if (!provider) throw notFound('identity provider')
  if (!provider.enabled) throw forbidden('using a disabled identity provider')
  if (!assertion) throw unauthorized()
  const userId = findShadowUser(keystone, provider, assertion)
  return { userId, federation: { identityProvider: id, protocol, groupIds: [provider.groupId] } }
}

/** The id of the user that stands for somebody of an identity provider; made when they come in for the first time. */
function findShadowUser(keystone: Keystone, provider: IdentityProvider, assertion: Assertion): string {
  const { subject, name } = assertion
  const id = createHash('sha256')
    .update(JSON.stringify([provider.id, subject]))
    .digest('hex')
  if (!keystone.identity.userById(id)) {
    keystone.identity.insertUser({
      id,
      domainId: provider.domainId,
      // A client and a person may be called the same, users of one domain not.
      name: keystone.identity.userByName(name, provider.domainId) ? `${name} ${id.slice(0, 8)}` : name,
      passwordHash: null,
      defaultProjectId: null,
      enabled: true,
      options: {},
    })
  }
  return id
}
