import type { ApplicationCredential } from '../model/applicationCredentials.js'
import type { CatalogEntry } from '../model/catalog.js'
import type { Federation } from '../model/tokens.js'
import type { Trust } from '../model/trusts.js'
import { auditIdsOf, type Token } from './token.js'

/** Formats a token as the v3 API does, with the catalog if there is one. */
export function renderToken(
  token: Token,
  catalog: readonly CatalogEntry[] | undefined,
): Record<string, unknown> {
  const {
    user,
    userDomain,
    project,
    projectDomain,
    domain,
    roles,
    scope,
    federation,
    trust,
    applicationCredential,
  } = token
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name })
  return {
    token: {
      methods: token.methods,
      user: {
        domain: named(userDomain),
        id: user.id,
        name: user.name,
        ...(federation ? { 'OS-FEDERATION': renderFederation(federation) } : { password_expires_at: null }),
      },
      audit_ids: auditIdsOf(token),
      expires_at: renderTime(token.expiresAt),
      issued_at: renderTime(token.issuedAt),
      ...(project &&
        projectDomain && {
          project: { domain: named(projectDomain), ...named(project) },
          ...(!trust && { is_domain: false }),
        }),
      ...(trust && { 'OS-TRUST:trust': renderTrust(trust) }),
      ...(domain && { domain: named(domain) }),
      ...(scope?.type === 'system' && { system: { all: true } }),
      ...(scope && { roles: roles.map(named) }),
      ...(scope && catalog && { catalog }),
      ...(applicationCredential && {
        application_credential: renderApplicationCredential(applicationCredential),
      }),
    },
  }
}

function renderFederation({ identityProvider, protocol, groupIds }: Federation) {
  return {
    groups: groupIds.map((id) => ({ id })),
    identity_provider: { id: identityProvider },
    protocol: { id: protocol },
  }
}

function renderTrust({ id, trustorId, trusteeId, impersonation }: Trust) {
  return { id, trustor_user: { id: trustorId }, trustee_user: { id: trusteeId }, impersonation }
}

function renderApplicationCredential({ id, name, unrestricted, accessRules }: ApplicationCredential) {
  return {
    id,
    name,
    restricted: !unrestricted,
    ...(accessRules.length > 0 && { access_rules: accessRules }),
  }
}

/** Formats a time as the identity API does: ISO 8601 in UTC with six fraction digits. */
export function renderTime(time: number): string {
  return new Date(time).toISOString().replace('Z', '000Z')
}
