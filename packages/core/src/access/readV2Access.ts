import { addHiddenMembers } from '../transport/index.js'
import { type AccessInfo, createExpiryCheck } from './accessInfo.js'
import { type Fields, fieldsOf, listOf, textOf } from './json.js'
import { parseTime } from './parseTime.js'
import { textsOf } from './readV3Access.js'
import { ServiceCatalog } from './serviceCatalog.js'

/** Reads the content of `access` in a v2.0 response, including old layouts of tenants. */
export function readV2Access(authToken: string, body: Fields): AccessInfo {
  const token = fieldsOf(body['token'])
  const user = fieldsOf(body['user'])
  const tenant = fieldsOf(token['tenant'])
  const trust = fieldsOf(body['trust'])
  const [auditId, auditChainId] = listOf(token['audit_ids']).map(textOf)
  const expires = parseTime(token['expires'])
  const bareTenant = textOf(token['tenantId'])
  const projectId = textOf(tenant['id']) ?? textOf(user['tenantId']) ?? bareTenant
  const shown: Omit<AccessInfo, 'authToken' | 'body'> = {
    version: 'v2.0',
    expires,
    issued: parseTime(token['issued_at']),
    userId: textOf(user['id']),
    username: textOf(user['name']) ?? textOf(user['username']),
    userDomainId: undefined,
    userDomainName: undefined,
    roleIds: listOf(fieldsOf(body['metadata'])['roles']).flatMap((id) => textOf(id) ?? []),
    roleNames: textsOf(user['roles'], 'name'),
    projectId,
    projectName: textOf(tenant['name']) ?? textOf(user['tenantName']) ?? bareTenant,
    projectDomainId: undefined,
    projectDomainName: undefined,
    projectIsDomain: false,
    domainId: undefined,
    domainName: undefined,
    projectScoped: projectId !== undefined,
    domainScoped: false,
    systemScoped: false,
    trustScoped: (body['trust'] ?? undefined) !== undefined,
    scoped: projectId !== undefined,
    trustId: textOf(trust['id']),
    trusteeUserId: textOf(trust['trustee_user_id']),
    trustorUserId: undefined,
    oauthAccessTokenId: undefined,
    oauthConsumerId: undefined,
    applicationCredentialId: undefined,
    applicationCredentialAccessRules: undefined,
    oauth2CredentialThumbprint: undefined,
    isFederated: false,
    isAdminProject: true,
    auditId,
    auditChainId,
    initialAuditId: auditChainId ?? auditId,
    bind: token['bind'] ?? undefined,
    serviceProviders: [],
    hasServiceCatalog: (body['serviceCatalog'] ?? undefined) !== undefined,
    serviceCatalog: new ServiceCatalog(body['serviceCatalog']),
    willExpireSoon: createExpiryCheck(expires),
  }
  return addHiddenMembers(shown, { authToken, body })
}
