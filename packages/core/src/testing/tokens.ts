import { createV2Catalog, createV3Catalog, type ServiceFixture } from './catalog.js'

/** An object with an id and a name. */
export type NamedFixture = { id: string; name: string }

/** Members common to the tokens of both versions of Keystone's API. */
export type TokenFixture = {
  user?: (NamedFixture & { domain?: NamedFixture | undefined }) | undefined
  roles?: readonly NamedFixture[] | undefined
  /** Milliseconds since the epoch. @default now */
  issued?: number | undefined
  /** Milliseconds since the epoch. @default an hour after `issued` */
  expires?: number | undefined
  /** `undefined` omits the catalog. */
  services?: readonly ServiceFixture[] | undefined
  auditIds?: readonly string[] | undefined
}

/** Additional members of a v3 token; at most one of the scopes. */
export type V3TokenFixture = TokenFixture & {
  methods?: readonly string[] | undefined
  project?: (NamedFixture & { domain?: NamedFixture | undefined; isDomain?: boolean | undefined }) | undefined
  domain?: NamedFixture | undefined
  system?: boolean | undefined
  trust?: { id: string; trustorUserId: string; trusteeUserId: string } | undefined
  /** Members of `token` that are not listed here. */
  more?: Readonly<Record<string, unknown>> | undefined
}

/** Milliseconds: the lifetime of Keystone's tokens, unless its operator changes it. */
const hour = 3_600_000

const defaultDomain: NamedFixture = { id: 'default', name: 'Default' }
const defaultUser = { id: 'user-id', name: 'mini-mon' }

/**
 * The body of `POST /v3/auth/tokens`; the token itself is sent in the header `X-Subject-Token`.
 *
 * @throws Error if several scopes are given: Keystone never issues such a token
 * @example
 * ```ts
 * createV3Token({ project: { id: 'p', name: 'mini-mon' }, roles: [{ id: 'r', name: 'monasca-user' }] })
 * ```
 */
export function createV3Token(fixture: V3TokenFixture = {}): { token: Record<string, unknown> } {
  const { user = defaultUser, issued = Date.now(), project, domain, system, trust } = fixture
  if ([project, domain, system].filter(Boolean).length > 1) throw new Error('A token has one scope.')
  const { roles, services, auditIds = ['audit-id'], methods = ['password'] } = fixture
  const { isDomain = false, ...projectFields } = project ?? {}
  return {
    token: {
      methods,
      user: { domain: defaultDomain, ...user, password_expires_at: null },
      audit_ids: auditIds,
      issued_at: new Date(issued).toISOString(),
      expires_at: new Date(fixture.expires ?? issued + hour).toISOString(),
      ...(roles && { roles }),
      ...(project && { project: { domain: defaultDomain, ...projectFields }, is_domain: isDomain }),
      ...(domain && { domain }),
      ...(system && { system: { all: true } }),
      ...(trust && {
        'OS-TRUST:trust': {
          id: trust.id,
          impersonation: false,
          trustor_user: { id: trust.trustorUserId },
          trustee_user: { id: trust.trusteeUserId },
        },
      }),
      ...(services && { catalog: createV3Catalog(services) }),
      ...fixture.more,
    },
  }
}

/** Additional members of a v2.0 token. */
export type V2TokenFixture = TokenFixture & {
  /** The token itself, which this version sends in the body. @default 'v2-token' */
  id?: string | undefined
  tenant?: NamedFixture | undefined
  trust?: { id: string; trusteeUserId: string } | undefined
}

/**
 * The body of `POST /v2.0/tokens`.
 *
 * @example
 * ```ts
 * createV2Token({ id: 'token', tenant: { id: 't', name: 'mini-mon' } })
 * ```
 */
export function createV2Token(fixture: V2TokenFixture = {}): { access: Record<string, unknown> } {
  const { user = defaultUser, issued = Date.now(), id = 'v2-token', tenant, trust, roles = [] } = fixture
  const { services, auditIds = ['audit-id'] } = fixture
  return {
    access: {
      token: {
        id,
        issued_at: new Date(issued).toISOString(),
        expires: new Date(fixture.expires ?? issued + hour).toISOString(),
        audit_ids: auditIds,
        ...(tenant && { tenant }),
      },
      user: { id: user.id, name: user.name, username: user.name, roles: roles.map(({ name }) => ({ name })) },
      metadata: { is_admin: 0, roles: roles.map(({ id: roleId }) => roleId) },
      ...(trust && { trust: { id: trust.id, trustee_user_id: trust.trusteeUserId } }),
      ...(services && { serviceCatalog: createV2Catalog(services) }),
    },
  }
}
