import { type Fields, textOf } from '../../access/index.js'
import { checkUrl } from '../../transport/index.js'
import type { AuthContext } from '../authPlugin.js'
import { checkText } from '../checkText.js'
import { checkDiscovery } from './checkDiscovery.js'
import { FederationPlugin } from './federationPlugin.js'
import type { OidcGrant, OidcOptions, OidcState } from './oidcOptions.js'

/** Base of the plugins with a bearer token from an OpenID provider. The protocol is loaded on demand. */
export abstract class OidcPlugin extends FederationPlugin {
  readonly #state: OidcState

  constructor(options: OidcOptions, elements: readonly unknown[], secrets?: readonly unknown[]) {
    const { clientId, clientSecret, openidScope, accessTokenType } = options
    const { discoveryEndpoint, accessTokenEndpoint } = options
    const shared = [clientId, openidScope, accessTokenType, discoveryEndpoint, accessTokenEndpoint]
    super(options, [...elements, ...shared], secrets && [...secrets, clientSecret])
    checkText('clientId', clientId)
    checkDiscovery(options)
    if (accessTokenEndpoint) checkUrl('accessTokenEndpoint', accessTokenEndpoint)
    this.#state = { options }
  }

  /** The grant for this authentication. */
  protected abstract readGrant(): OidcGrant | Promise<OidcGrant>

  protected override async getBearer(context: AuthContext, signal: AbortSignal | undefined): Promise<string> {
    const { requestBearer } = await import('./protocol.js')
    return requestBearer(context, this.#state, await this.readGrant(), signal)
  }

  /** Gets a token without the user, with the last refresh token; `undefined` if there is none. */
  protected async refresh(
    context: AuthContext,
    signal: AbortSignal | undefined,
  ): Promise<string | undefined> {
    if (!this.#state.refreshToken) return undefined
    const { refreshBearer } = await import('./protocol.js')
    return refreshBearer(context, this.#state, signal)
  }

  protected override saveState(): Fields {
    return { refresh_token: this.#state.refreshToken }
  }

  protected override restoreState(state: Fields): void {
    super.restoreState(state)
    this.#state.refreshToken = textOf(state['refresh_token'])
  }
}
