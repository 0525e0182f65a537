import type { AccessInfo, EndpointFilter } from '../../access/index.js'
import { AuthorizationFailureError } from '../../errors/index.js'
import type { AuthContext, AuthPlugin } from '../authPlugin.js'

/** Headers that authorise a request. */
export type AuthHeaders = Promise<Readonly<Record<string, string>>>

function withoutKeystone(): Promise<never> {
  const advice =
    'Give the client an `endpoint`; for the user, the project or the catalog, use a plugin that signs in.'
  return Promise.reject(
    new AuthorizationFailureError(
      'This auth plugin works without a token of Keystone, so it knows nothing of one.',
      {
        metaMessages: [advice],
      },
    ),
  )
}

/** Base of the plugins that never request a token from Keystone: there is no access, and nothing to renew. */
export abstract class PlainPlugin implements AuthPlugin {
  abstract readonly scope: string

  abstract getHeaders(): AuthHeaders

  abstract getEndpoint(
    context: AuthContext,
    filter: EndpointFilter & { serviceType: string },
  ): Promise<string | undefined>

  /** @throws AuthorizationFailureError always */
  getAccess(): Promise<AccessInfo> {
    return withoutKeystone()
  }

  /** @throws AuthorizationFailureError unless the plugin has a URL of Keystone */
  getAuthUrl(): Promise<string> {
    return withoutKeystone()
  }

  /** Nothing can be dropped: a 401 is final. */
  invalidate(): boolean {
    return false
  }
}

/** A plugin with one endpoint for all services. */
export abstract class FixedEndpointPlugin extends PlainPlugin {
  readonly endpoint: string | undefined

  constructor(endpoint: string | undefined) {
    super()
    this.endpoint = endpoint
  }

  override getEndpoint(): Promise<string | undefined> {
    return Promise.resolve(this.endpoint)
  }
}
