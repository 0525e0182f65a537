import type { AccessInfo, EndpointFilter } from '../../access/index.js'
import type { AuthContext, AuthPlugin, WaitOptions } from '../authPlugin.js'
import { fingerprint } from '../fingerprint.js'

/** The two plugins of a `ServiceTokenAuthWrapper`. */
export type ServiceTokenOptions = {
  /** The user on whose behalf requests are sent: provides the token, the catalog and the project. */
  userAuth: AuthPlugin
  /** The service that forwards the requests. */
  serviceAuth: AuthPlugin
}

/**
 * For a service that forwards a user's requests: adds its own token as `X-Service-Token`, so that the user's token is
 * accepted even if it expires on the way.
 *
 * @example
 * ```ts
 * const auth = new ServiceTokenAuthWrapper({
 *   userAuth: new AccessInfoPlugin({ access: await session.getAccess() }),
 *   serviceAuth: new V3Password({
 *     authUrl: 'https://cloud.example.org/identity/v3',
 *     username: 'my-service',
 *     userDomainId: 'default',
 *     password: 'password',
 *     projectName: 'service',
 *     projectDomainId: 'default',
 *   }),
 * })
 * ```
 */
export class ServiceTokenAuthWrapper implements AuthPlugin {
  readonly scope: string
  readonly #user: AuthPlugin
  readonly #service: AuthPlugin
  /** The last pair of tokens sent together: the user's, the service's. */
  #sent: readonly (string | undefined)[] = []

  constructor({ userAuth, serviceAuth }: ServiceTokenOptions) {
    this.#user = userAuth
    this.#service = serviceAuth
    this.scope = fingerprint(`${userAuth.scope} ${serviceAuth.scope}`)
  }

  async getHeaders(
    context: AuthContext,
    options?: WaitOptions,
  ): Promise<Readonly<Record<string, string>> | undefined> {
    const [user, service] = await Promise.all(
      [this.#user, this.#service].map((plugin) => plugin.getHeaders(context, options)),
    )
    const token = service?.['X-Auth-Token']
    this.#sent = [user?.['X-Auth-Token'], token]
    return user && token ? { ...user, 'X-Service-Token': token } : user
  }

  getAccess(context: AuthContext, options?: WaitOptions): Promise<AccessInfo> {
    return this.#user.getAccess(context, options)
  }

  getEndpoint(
    context: AuthContext,
    filter: EndpointFilter & { serviceType: string },
    options?: WaitOptions,
  ): Promise<string | undefined> {
    return this.#user.getEndpoint(context, filter, options)
  }

  getAuthUrl(context: AuthContext, options?: WaitOptions): Promise<string> {
    return this.#user.getAuthUrl(context, options)
  }

  /** Drops both tokens, because a service does not reveal which of them it refused. */
  invalidate(token?: string): boolean {
    const [userToken, serviceToken] = this.#sent
    const user = this.#user.invalidate(token)
    // Late refusals of an older pair must not drop the newer service token.
    const service =
      token === undefined || token === userToken ? this.#service.invalidate(serviceToken) : false
    return user || service
  }

  async getCacheId(): Promise<string | undefined> {
    return this.#user.getCacheId?.()
  }

  getAuthState(): string | undefined {
    return this.#user.getAuthState?.()
  }

  setAuthState(state: string | undefined): void {
    this.#user.setAuthState?.(state)
  }
}
