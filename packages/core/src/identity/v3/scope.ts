import { AuthorizationFailureError } from '../../errors/index.js'

/** What the token is asked for. At most one of project, domain, system, trust and `unscoped`. */
export type ScopeOptions = {
  /** Wins over `projectName`. */
  projectId?: string | undefined
  projectName?: string | undefined
  /** The domain that `projectName` is in; wins over `projectDomainName`. */
  projectDomainId?: string | undefined
  projectDomainName?: string | undefined
  /** For a token scoped to a domain; wins over `domainName`. */
  domainId?: string | undefined
  domainName?: string | undefined
  /** For a token scoped to the system. */
  systemScope?: 'all' | undefined
  trustId?: string | undefined
  /** Asks for a token without scope, even if the user has a default project. @default false */
  unscoped?: boolean | undefined
}

/** `scope` of a v3 authentication; `undefined` leaves the choice to Keystone: the user's default project, if any. */
export type Scope = 'unscoped' | Readonly<Record<string, unknown>> | undefined

/** A reference to something by id, which wins, or by name. */
export function reference(
  id: string | undefined,
  name: string | undefined,
): Record<string, string> | undefined {
  if (id) return { id }
  return name ? { name } : undefined
}

/** A named thing within its domain. An id needs none. */
export function referenceInDomain(
  id: string | undefined,
  name: string | undefined,
  domain: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, unknown>> | undefined {
  if (id || !name) return reference(id, name)
  return domain ? { name, domain } : { name }
}

/**
 * Turns options into the `scope` of the request.
 *
 * @throws AuthorizationFailureError when the options contradict each other, or ask for what does not exist
 */
export function formatScope(options: ScopeOptions): Scope {
  const { systemScope, trustId, unscoped } = options
  if (systemScope && systemScope !== 'all') {
    throw new AuthorizationFailureError('`systemScope` is not "all", the only scope of the system there is.')
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
