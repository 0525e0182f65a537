import { AuthorizationFailureError } from '../../errors/index.js'

/** The requested scope. At most one of project, domain, system, trust and `unscoped`. */
export type ScopeOptions = {
  /** Takes precedence over `projectName`. */
  projectId?: string | undefined
  /** Requests a token scoped to this project: what Monasca needs. */
  projectName?: string | undefined
  /** The domain of `projectName`; takes precedence over `projectDomainName`. */
  projectDomainId?: string | undefined
  /** The same by name. */
  projectDomainName?: string | undefined
  /** Requests a token scoped to a domain; takes precedence over `domainName`. */
  domainId?: string | undefined
  /** The same by name. */
  domainName?: string | undefined
  /** Requests a token scoped to the system. */
  systemScope?: 'all' | undefined
  /** Requests a token scoped to the project of a trust. */
  trustId?: string | undefined
  /** Requests an unscoped token, even if the user has a default project. @default false */
  unscoped?: boolean | undefined
}

/** `scope` of a v3 authentication; `undefined` leaves the choice to Keystone: the user's default project, if any. */
export type Scope = 'unscoped' | Readonly<Record<string, unknown>> | undefined

/** A reference by id, which takes precedence, or by name. */
export function reference(
  id: string | undefined,
  name: string | undefined,
): Record<string, string> | undefined {
  if (id) return { id }
  return name ? { name } : undefined
}

/** A reference by name within its domain. An id needs no domain. */
export function referenceInDomain(
  id: string | undefined,
  name: string | undefined,
  domain: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, unknown>> | undefined {
  if (id || !name) return reference(id, name)
  return domain ? { name, domain } : { name }
}

/**
 * Converts options to the `scope` of the request.
 *
 * @throws AuthorizationFailureError if the options contradict each other, or request something that does not exist
 */
export function formatScope(options: ScopeOptions): Scope {
  const { systemScope, trustId, unscoped } = options
  if (systemScope && systemScope !== 'all') {
    throw new AuthorizationFailureError('`systemScope` is not "all", the only system scope.')
  }
  const domain = reference(options.domainId, options.domainName)
  const project = referenceInDomain(
    options.projectId,
    options.projectName,
    reference(options.projectDomainId, options.projectDomainName),
  )
  const wanted = Object.entries({
    domain,
    project,
    'OS-TRUST:trust': reference(trustId, undefined),
    system: systemScope ? { all: true } : undefined,
    unscoped: unscoped || undefined,
  }).filter(([, value]) => value !== undefined)
  if (wanted.length > 1) {
    throw new AuthorizationFailureError('The options ask for several scopes at once.', {
      metaMessages: [`A token has one scope: choose one of ${wanted.map(([name]) => name).join(', ')}.`],
    })
  }
  return unscoped ? 'unscoped' : wanted.length === 1 ? Object.fromEntries(wanted) : undefined
}
