import { addHiddenMembers } from '../transport/index.js'
import { type AccessInfo, createExpiryCheck } from './accessInfo.js'
import { type Fields, fieldsOf, listOf, textOf } from './json.js'
import { parseTime } from './parseTime.js'
import { ServiceCatalog } from './serviceCatalog.js'

/** The strings of one member in a list of objects. */
export function textsOf(list: unknown, name: string): string[] {
  return listOf(list).flatMap((element) => textOf(fieldsOf(element)[name]) ?? [])
}

/** Reads the content of `token` in a v3 response. */
export function readV3Access(authToken: string, body: Fields): AccessInfo {
  const [user, project, domain, trust, oauth] = [
    'user',
    'project',
    'domain',
    'OS-TRUST:trust',
    'OS-OAUTH1',
  ].map((name) => fieldsOf(body[name])) as [Fields, Fields, Fields, Fields, Fields]
  const userDomain = fieldsOf(user['domain'])
  const projectDomain = fieldsOf(project['domain'])
  const credential = fieldsOf(body['application_credential'])
  const rules = credential['access_rules']
  const [auditId, auditChainId] = listOf(body['audit_ids']).map(textOf)
  const expires = parseTime(body['expires_at'])
  // `null` means an absent member: some gateways and plugins write it.
  const has = (fields: Fields, name: string) => (fields[name] ?? undefined) !== undefined
  const projectScoped = has(project, 'id')
  const domainScoped = has(body, 'domain')
  const systemScoped = Boolean(fieldsOf(body['system'])['all'])
  const shown: Omit<AccessInfo, 'authToken' | 'body'> = {
    version: 'v3',
    expires,
    issued: parseTime(body['issued_at']),
    userId: textOf(user['id']),
    username: textOf(user['name']),
    userDomainId: textOf(userDomain['id']),
    userDomainName: textOf(userDomain['name']),
    roleIds: textsOf(body['roles'], 'id'),
    roleNames: textsOf(body['roles'], 'name'),
    projectId: textOf(project['id']),
    projectName: textOf(project['name']),
    projectDomainId: textOf(projectDomain['id']),
    projectDomainName: textOf(projectDomain['name']),
    projectIsDomain: body['is_domain'] === true,
    domainId: textOf(domain['id']),
    domainName: textOf(domain['name']),
    projectScoped,
    domainScoped,
    systemScoped,
    trustScoped: has(body, 'OS-TRUST:trust'),
    scoped: projectScoped || domainScoped || systemScoped,
    trustId: textOf(trust['id']),
    trusteeUserId: textOf(fieldsOf(trust['trustee_user'])['id']),
    trustorUserId: textOf(fieldsOf(trust['trustor_user'])['id']),
    oauthAccessTokenId: textOf(oauth['access_token_id']),
    oauthConsumerId: textOf(oauth['consumer_id']),
    applicationCredentialId: textOf(credential['id']),
    applicationCredentialAccessRules: Array.isArray(rules) ? rules : undefined,
    oauth2CredentialThumbprint: textOf(fieldsOf(body['oauth2_credential'])['x5t#S256']),
    isFederated: has(user, 'OS-FEDERATION'),
    isAdminProject: body['is_admin_project'] !== false,
    auditId,
    auditChainId,
    initialAuditId: auditChainId ?? auditId,
    bind: body['bind'] ?? undefined,
    serviceProviders: listOf(body['service_providers']).flatMap((element) => {
      const provider = fieldsOf(element)
      const id = textOf(provider['id'])
      return id ? { id, authUrl: textOf(provider['auth_url']), spUrl: textOf(provider['sp_url']) } : []
    }),
    hasServiceCatalog: has(body, 'catalog'),
    serviceCatalog: new ServiceCatalog(body['catalog']),
    willExpireSoon: createExpiryCheck(expires),
  }
  return addHiddenMembers(shown, { authToken, body })
}
