import type { AccessInfo, EndpointFilter } from '../../access/index.js'
import { InvalidParameterError } from '../../errors/index.js'
import { checkUrl, trimSlashes } from '../../transport/index.js'
import type { AuthContext } from '../authPlugin.js'
import { fingerprint } from '../fingerprint.js'
import { type AuthHeaders, PlainPlugin } from './plainPlugin.js'

export type AccessInfoPluginOptions = {
  /** Keystone's description of a token, including the token. */
  access: AccessInfo
  /** The URL of Keystone, including its version; needed only for requests to Keystone, such as `listProjects`. */
  authUrl?: string | undefined
}

/**
 * Uses an existing access, and never renews it: when the token expires or is refused, requests fail.
 *
 * @throws InvalidParameterError if `access` is missing
 * @example
 * ```ts
 * const access = await session.getAccess()
 * const other = createSession({ auth: new AccessInfoPlugin({ access }) })
 * ```
 */
export class AccessInfoPlugin extends PlainPlugin {
  readonly scope: string
  readonly #access: AccessInfo
  readonly #authUrl: string | undefined

  constructor({ access, authUrl }: AccessInfoPluginOptions) {
    super()
    if (!access?.authToken) throw new InvalidParameterError({ parameter: 'access', reason: 'is missing' })
    this.#access = access
    this.#authUrl = authUrl && trimSlashes(checkUrl('authUrl', authUrl))
    const { userId, projectId, domainId, systemScoped, trustId } = access
    this.scope = fingerprint(
      JSON.stringify([this.#authUrl, userId, projectId, domainId, systemScoped, trustId]),
    )
  }

  override getHeaders(): AuthHeaders {
    return Promise.resolve({ 'X-Auth-Token': this.#access.authToken })
  }

  override getAccess(): Promise<AccessInfo> {
    return Promise.resolve(this.#access)
  }

  override async getEndpoint(
    _context: AuthContext,
    filter: EndpointFilter & { serviceType: string },
  ): Promise<string | undefined> {
    return this.#access.serviceCatalog.urlFor(filter)
  }

  override getAuthUrl(): Promise<string> {
    return this.#authUrl ? Promise.resolve(this.#authUrl) : super.getAuthUrl()
  }
}
