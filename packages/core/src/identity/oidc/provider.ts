import type { AuthorizationServer, Client, ClientAuth, TokenEndpointRequestOptions } from 'oauth4webapi'
import type { AuthContext } from '../authPlugin.js'

/** All that a call to the provider takes. */
export type Provider = {
  server: AuthorizationServer
  client: Client
  authenticate: ClientAuth
  options: TokenEndpointRequestOptions
  /** Whether its replies may name http addresses of other machines. */
  allowHttp: boolean
  /** Grows: what becomes known on the way must not be shown either. */
  secrets: string[]
  context: AuthContext
  signal: AbortSignal | undefined
}
