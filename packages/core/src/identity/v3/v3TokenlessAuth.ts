import type { EndpointFilter } from '../../access/index.js'
import { AuthorizationFailureError } from '../../errors/index.js'
import { checkUrl } from '../../transport/index.js'
import type { AuthContext } from '../authPlugin.js'
import { fingerprint } from '../fingerprint.js'
import { type AuthHeaders, PlainPlugin } from '../other/plainPlugin.js'
import { v3BaseUrl } from './v3BaseUrl.js'

/** The URL of Keystone, and the scope of each request. */
export type V3TokenlessOptions = {
  /** The URL of Keystone where TLS requests a client certificate. */
  authUrl: string
  /** Takes precedence over all others. */
  projectId?: string | undefined
  /** Requires its domain. */
  projectName?: string | undefined
  projectDomainId?: string | undefined
  projectDomainName?: string | undefined
  domainId?: string | undefined
  domainName?: string | undefined
}

/**
 * Sends requests to Keystone without a token: the X.509 certificate of the TLS connection identifies the user, headers
 * contain the scope. Works for Keystone's own API only. The platform provides the certificate: `cert` and `key` of
 * `@monasca/core/node` in Node, the user's choice in a browser.
 *
 * @throws InvalidParameterError if `authUrl` is missing
 * @example
 * ```ts
 * const auth = new V3TokenlessAuth({
 *   authUrl: 'https://cloud.example.org:5443/v3',
 *   projectName: 'mini-mon',
 *   projectDomainId: 'default',
 * })
 * ```
 */
export class V3TokenlessAuth extends PlainPlugin {
  readonly scope: string
  readonly #authUrl: string
  readonly #headers: Readonly<Record<string, string>> | undefined

  constructor(options: V3TokenlessOptions) {
    super()
    this.#authUrl = v3BaseUrl(checkUrl('authUrl', options.authUrl))
    this.#headers = formatScopeHeaders(options)
    this.scope = fingerprint(JSON.stringify(['tokenless', this.#authUrl, this.#headers]))
  }

  /** @throws AuthorizationFailureError without a scope, or for a project name without its domain */
  override async getHeaders(): AuthHeaders {
    if (this.#headers) return this.#headers
    throw new AuthorizationFailureError(
      'Without a token every request needs a scope, and the options give none.',
      {
        metaMessages: [
          'Give `projectId`, `projectName` with `projectDomainId` or `projectDomainName`, `domainId` or `domainName`.',
        ],
      },
    )
  }

  override getAuthUrl(): Promise<string> {
    return Promise.resolve(this.#authUrl)
  }

  override getEndpoint(
    _context: AuthContext,
    filter: EndpointFilter & { serviceType: string },
  ): Promise<string | undefined> {
    return Promise.resolve(/^identity$/i.test(filter.serviceType) ? this.#authUrl : undefined)
  }
}

function formatScopeHeaders(options: V3TokenlessOptions): Readonly<Record<string, string>> | undefined {
  const { projectId, projectName, projectDomainId, projectDomainName, domainId, domainName } = options
  if (projectId) return { 'X-Project-Id': projectId }
  if (projectName) {
    const name = { 'X-Project-Name': projectName }
    if (projectDomainId) return { ...name, 'X-Project-Domain-Id': projectDomainId }
    return projectDomainName ? { ...name, 'X-Project-Domain-Name': projectDomainName } : undefined
  }
  if (domainId) return { 'X-Domain-Id': domainId }
  return domainName ? { 'X-Domain-Name': domainName } : undefined
}
