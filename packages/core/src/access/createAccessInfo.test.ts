import { expect, test } from 'vitest'
import { createV2Token, createV3Token } from '../testing/index.js'
import type { AccessInfo } from './accessInfo.js'
import { createAccessInfo } from './index.js'

const issued = Date.UTC(2026, 0, 2, 3, 4, 5)
const expires = issued + 3_600_000

function read(body: unknown, token?: string): AccessInfo {
  const access = createAccessInfo(body, token)
  if (!access) throw new Error('no access')
  return access
}

test('default: a project token of v3', () => {
  const body = createV3Token({
    issued,
    expires,
    project: { id: 'p', name: 'shop' },
    roles: [{ id: 'r', name: 'monasca-user' }],
    auditIds: ['a', 'chain'],
    services: [],
  })
  expect(read(body, 'secret')).toMatchObject({
    version: 'v3',
    authToken: 'secret',
    issued,
    expires,
    userId: 'user-id',
    username: 'mini-mon',
    userDomainId: 'default',
    userDomainName: 'Default',
    roleIds: ['r'],
    roleNames: ['monasca-user'],
    projectId: 'p',
    projectName: 'shop',
    projectDomainId: 'default',
    projectDomainName: 'Default',
    projectIsDomain: false,
    domainId: undefined,
    projectScoped: true,
    domainScoped: false,
    systemScoped: false,
    trustScoped: false,
    scoped: true,
    isFederated: false,
    isAdminProject: true,
    auditId: 'a',
    auditChainId: 'chain',
    initialAuditId: 'chain',
    hasServiceCatalog: true,
    serviceProviders: [],
  })
})

test('scopes: reads unscoped, domain, system and trust tokens', () => {
  const flags = ({ projectScoped, domainScoped, systemScoped, trustScoped, scoped }: AccessInfo) => ({
    projectScoped,
    domainScoped,
    systemScoped,
    trustScoped,
    scoped,
  })
  const none = {
    projectScoped: false,
    domainScoped: false,
    systemScoped: false,
    trustScoped: false,
    scoped: false,
  }
  const unscoped = read(createV3Token(), 't')
  expect(flags(unscoped)).toEqual(none)
  expect([unscoped.hasServiceCatalog, unscoped.initialAuditId]).toEqual([false, 'audit-id'])
  const domain = read(createV3Token({ domain: { id: 'd', name: 'D' } }), 't')
  expect([flags(domain), domain.domainId, domain.domainName]).toEqual([
    { ...none, domainScoped: true, scoped: true },
    'd',
    'D',
  ])
  expect(flags(read(createV3Token({ system: true }), 't'))).toEqual({
    ...none,
    systemScoped: true,
    scoped: true,
  })
  const trust = read(
    createV3Token({
      project: { id: 'p', name: 'P' },
      trust: { id: 'x', trustorUserId: 'a', trusteeUserId: 'b' },
    }),
    't',
  )
  expect([trust.trustScoped, trust.trustId, trust.trustorUserId, trust.trusteeUserId]).toEqual([
    true,
    'x',
    'a',
    'b',
  ])
})

test('kinds: reads application credential, OAuth1, mTLS, federated, service providers', () => {
  const access = read(
    createV3Token({
      user: { id: 'u', name: 'n' },
      more: {
        user: { id: 'u', name: 'n', 'OS-FEDERATION': {} },
        application_credential: { id: 'ac', access_rules: [{ path: '/' }] },
        'OS-OAUTH1': { access_token_id: 'at', consumer_id: 'c' },
        oauth2_credential: { 'x5t#S256': 'thumb' },
        is_admin_project: false,
        is_domain: true,
        bind: { x509: 'b' },
        service_providers: [{ id: 'sp', auth_url: 'a', sp_url: 's' }, { sp_url: 'no id' }],
      },
    }),
    't',
  )
  expect(access).toMatchObject({
    isFederated: true,
    userDomainId: undefined,
    applicationCredentialId: 'ac',
    applicationCredentialAccessRules: [{ path: '/' }],
    oauthAccessTokenId: 'at',
    oauthConsumerId: 'c',
    oauth2CredentialThumbprint: 'thumb',
    isAdminProject: false,
    projectIsDomain: true,
    bind: { x509: 'b' },
    serviceProviders: [{ id: 'sp', authUrl: 'a', spUrl: 's' }],
  })
})

test('v2.0: reads token, user, tenant, roles and trust', () => {
  const body = createV2Token({
    id: 'secret',
    issued,
    expires,
    tenant: { id: 'p', name: 'shop' },
    roles: [{ id: 'r', name: 'admin' }],
    trust: { id: 'x', trusteeUserId: 'b' },
    services: [],
  })
  expect(read(body)).toMatchObject({
    version: 'v2.0',
    authToken: 'secret',
    issued,
    expires,
    userId: 'user-id',
    username: 'mini-mon',
    userDomainId: undefined,
    roleIds: ['r'],
    roleNames: ['admin'],
    projectId: 'p',
    projectName: 'shop',
    projectScoped: true,
    trustId: 'x',
    trusteeUserId: 'b',
    hasServiceCatalog: true,
  })
})

test('v2.0: reads old layouts of the tenant, and a user without a name', () => {
  const token = { id: 't', expires: '2026-01-01T00:00:00Z' }
  const inUser = read({ access: { token, user: { username: 'n', tenantId: 'p', tenantName: 'shop' } } })
  expect([inUser.projectId, inUser.projectName, inUser.username]).toEqual(['p', 'shop', 'n'])
  const bare = read({ access: { token: { ...token, tenantId: 'p' }, user: {} } })
  expect([bare.projectId, bare.projectName]).toEqual(['p', 'p'])
})

test('other bodies, and a v3 body without its token, describe no access', () => {
  for (const body of [
    undefined,
    null,
    [],
    'token',
    {},
    { token: 'x' },
    { access: null },
    { access: { token: {} } },
  ]) {
    expect(createAccessInfo(body, 'x'.repeat(Number(body === null)))).toBeUndefined()
  }
  expect(createAccessInfo(createV3Token(), null)).toBeUndefined()
})

test.each([
  ['2026-01-02T03:04:05.000000Z', issued],
  ['2026-01-02T03:04:05', issued],
  ['2026-01-02 03:04:05.123456789', issued + 123],
  ['2026-01-02T05:04:05+0200', issued],
  ['2026-01-02T05:04:05+02:00', issued],
  ['2026-01-02T03:04:05.5z', issued + 500],
  ['soon', undefined],
  [undefined, undefined],
])('times: %s', (text, expected) => {
  const access = read(createV3Token({ more: { expires_at: text } }), 't')
  expect(access.expires).toBe(expected)
})

test('willExpireSoon: 30 seconds by default, and strictly before', () => {
  const access = read(createV3Token({ issued, expires }), 't')
  expect(access.willExpireSoon(undefined, expires - 30_000)).toBe(false)
  expect(access.willExpireSoon(undefined, expires - 29_999)).toBe(true)
  expect(access.willExpireSoon(0, expires + 1)).toBe(true)
  expect(access.willExpireSoon(120_000, expires - 120_001)).toBe(false)
  expect(read(createV3Token({ more: { expires_at: undefined } }), 't').willExpireSoon()).toBe(false)
})
