import type { IdentityOptions } from '../identityPlugin.js'
import type { ScopeOptions } from '../v3/scope.js'
import type { V3Options } from '../v3/v3Auth.js'

/** Options common to the plugins that discover Keystone's version. */
export type GenericOptions = IdentityOptions &
  Omit<ScopeOptions, 'unscoped'> & {
    /** The domain of users and projects without one. @default 'default' */
    defaultDomainId?: string | undefined
    /** The same by name, for Keystones whose default domain has another id. */
    defaultDomainName?: string | undefined
    /** As in `V3Options`. @default true */
    diagnose?: boolean | undefined
    /** @deprecated the same as `projectId` */
    tenantId?: string | undefined
    /** @deprecated the same as `projectName` */
    tenantName?: string | undefined
  }

/** A domain by id or name: the given one, else the default one, else Keystone's own default. */
export function domainOr(
  options: GenericOptions,
  id: string | undefined,
  name: string | undefined,
): { id?: string | undefined; name?: string | undefined } {
  if (id || name) return { id, name }
  const { defaultDomainId, defaultDomainName } = options
  return defaultDomainId || !defaultDomainName
    ? { id: defaultDomainId || 'default' }
    : { name: defaultDomainName }
}

/** The options of the v3 plugin: a project name without a domain is in the default one. */
export function toV3Options(options: GenericOptions, authUrl: string): V3Options {
  const { reauthenticate, diagnose, domainId, domainName, systemScope, trustId } = options
  const projectId = options.projectId || options.tenantId
  const projectName = options.projectName || options.tenantName
  const domain = domainOr(options, options.projectDomainId, options.projectDomainName)
  return {
    authUrl,
    reauthenticate,
    diagnose,
    projectId,
    projectName,
    projectDomainId: domain.id,
    projectDomainName: domain.name,
    domainId,
    domainName,
    systemScope,
    trustId,
  }
}
