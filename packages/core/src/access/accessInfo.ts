import type { ServiceCatalog } from './serviceCatalog.js'

/** Another Keystone that accepts this one's users. */
export type ServiceProvider = { id: string; authUrl: string | undefined; spUrl: string | undefined }

/**
 * Keystone's description of a token: user, scope, expiry and service catalog. The same for both versions of its API.
 * Members that the version or the kind of the token does not have are `undefined`.
 *
 * `authToken` and `body` are not enumerable: printing, `JSON.stringify` and spreads do not show the token.
 */
export type AccessInfo = {
  readonly version: 'v3' | 'v2.0'
  /** The token itself, a secret. */
  readonly authToken: string
  /** Keystone's response as received, the content of `token` or `access`. */
  readonly body: Readonly<Record<string, unknown>>
  /** Milliseconds since the epoch; `undefined` means that the token does not expire. */
  readonly expires: number | undefined
  /** Milliseconds since the epoch. */
  readonly issued: number | undefined
  readonly userId: string | undefined
  readonly username: string | undefined
  /** Users of an identity provider may have no domain. */
  readonly userDomainId: string | undefined
  readonly userDomainName: string | undefined
  readonly roleIds: readonly string[]
  readonly roleNames: readonly string[]
  readonly projectId: string | undefined
  readonly projectName: string | undefined
  readonly projectDomainId: string | undefined
  readonly projectDomainName: string | undefined
  readonly projectIsDomain: boolean
  /** Only for tokens that are scoped to a domain. */
  readonly domainId: string | undefined
  readonly domainName: string | undefined
  readonly projectScoped: boolean
  readonly domainScoped: boolean
  readonly systemScoped: boolean
  readonly trustScoped: boolean
  /** Scoped to a project, a domain or the system. */
  readonly scoped: boolean
  readonly trustId: string | undefined
  readonly trusteeUserId: string | undefined
  readonly trustorUserId: string | undefined
  readonly oauthAccessTokenId: string | undefined
  readonly oauthConsumerId: string | undefined
  readonly applicationCredentialId: string | undefined
  readonly applicationCredentialAccessRules: readonly unknown[] | undefined
  readonly oauth2CredentialThumbprint: string | undefined
  readonly isFederated: boolean
  /** `true` unless Keystone reports otherwise. */
  readonly isAdminProject: boolean
  readonly auditId: string | undefined
  readonly auditChainId: string | undefined
  /** The first audit id of the chain of tokens that this one was created from. */
  readonly initialAuditId: string | undefined
  readonly bind: unknown
  readonly serviceProviders: readonly ServiceProvider[]
  readonly hasServiceCatalog: boolean
  readonly serviceCatalog: ServiceCatalog
  /**
   * Whether the token expires before `now + margin`, both in milliseconds.
   *
   * @param margin - @default 30000
   * @param now - @default Date.now()
   */
  willExpireSoon(margin?: number, now?: number): boolean
}

/** Milliseconds of remaining lifetime below which a token counts as "expiring soon", as in keystoneauth. */
const defaultMargin = 30_000

/** `willExpireSoon` for a token with the given expiry. */
export function createExpiryCheck(expires: number | undefined): AccessInfo['willExpireSoon'] {
  return (margin = defaultMargin, now = Date.now()) => expires !== undefined && expires < now + margin
}
