import { createHash } from 'node:crypto'
import { type Attributes, applyMapping, type GroupReference } from '../../federation/applyMapping.js'
import type { Assertion } from '../../federation/assertion.js'
import type { IdentityProvider } from '../../model/federation.js'
import type { Keystone } from '../../model/keystone.js'
import { forbidden, missingMember, notFound, unauthorized } from '../../requests/errors.js'
import { optionalText } from '../../requests/members.js'
import type { MethodContext, MethodResult } from './method.js'

/**
 * The method `openid`: a user of an identity provider. Only the addresses that accept its tokens pass an assertion; any
 * other request with this method is refused.
 */
export function openidMethod({ keystone, payload, assertion }: MethodContext): MethodResult {
  const id = optionalText(payload, 'identity_provider', 'openid')
  const protocol = optionalText(payload, 'protocol', 'openid')
  if (!id) throw missingMember('identity_provider', 'openid')
  if (!protocol) throw missingMember('protocol', 'openid')
  const provider = keystone.federation.identityProviders.byId(id)
  if (!provider) throw notFound('identity provider')
  if (!provider.enabled) throw forbidden('using a disabled identity provider')
  const mappingId = keystone.federation.protocol(id, protocol)?.mappingId
  if (mappingId === undefined) throw notFound('protocol of this identity provider')
  if (!assertion) throw unauthorized()
  const attributes = attributesOf(keystone, assertion)
  checkIssuer(keystone.federation.fillRemoteIds(provider.remote_ids), attributes)
  const mapped = applyMapping(keystone.federation.mappings.byId(mappingId)?.rules ?? [], attributes)
  if (!mapped) throw unauthorized()
  const userId = findShadowUser(keystone, provider, assertion, mapped.userName || assertion.name)
  const groupIds = mapped.groups.flatMap((group) => findGroupId(keystone, group) ?? [])
  return { userId, federation: { identityProvider: id, protocol, groupIds: [...new Set(groupIds)] } }
}

/** The attributes of a user, with the names that the web server in front of a real Keystone uses. */
function attributesOf({ trustedProvider }: Keystone, { subject, name, claims = {} }: Assertion): Attributes {
  const issuer = trustedProvider?.issuer()
  const further = Object.entries(claims).map(([claim, values]) => [`OIDC-${claim}`, values])
  return {
    'OIDC-groups': [],
    ...Object.fromEntries(further),
    REMOTE_USER: [name],
    'OIDC-sub': [subject],
    'OIDC-preferred_username': [name],
    ...(issuer !== undefined && { 'OIDC-iss': [issuer] }),
  }
}

/** A provider with remote ids accepts only those issuers. */
function checkIssuer(remoteIds: readonly string[], attributes: Attributes): void {
  const issuer = attributes['OIDC-iss']?.[0]
  if (remoteIds.length > 0 && issuer !== undefined && !remoteIds.includes(issuer)) {
    throw forbidden('signing in with the tokens of another identity provider')
  }
}

/** The id of a group that a mapping refers to; `undefined` if it does not exist. */
function findGroupId({ groups, domains }: Keystone, group: GroupReference): string | undefined {
  const { id, name, domain } = group
  if (id !== undefined) return groups.byId(id)?.id
  const domainId = domain?.id ?? (domain?.name && domains.byName(domain.name)?.id)
  return name === undefined || domainId === undefined ? undefined : groups.byName(name, domainId)?.id
}

/** The id of the shadow user of a federated user, created at the first sign-in. */
function findShadowUser(
  keystone: Keystone,
  provider: IdentityProvider,
  { subject }: Assertion,
  name: string,
): string {
  const id = createHash('sha256')
    .update(JSON.stringify([provider.id, subject]))
    .digest('hex')
  if (!keystone.users.byId(id)) {
    keystone.users.insert({
      id,
      domain_id: provider.domain_id,
      // A client and a person may have the same name, but users of one domain may not.
      name: keystone.users.byName(name, provider.domain_id) ? `${name} ${id.slice(0, 8)}` : name,
      default_project_id: null,
      enabled: true,
      options: {},
    })
  }
  return id
}
