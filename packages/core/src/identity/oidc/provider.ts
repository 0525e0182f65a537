import type { AuthorizationServer, Client, ClientAuth, TokenEndpointRequestOptions } from 'oauth4webapi'
import type { AuthContext } from '../authPlugin.js'

/** The arguments of every call to the provider. */
export type Provider = {
  server: AuthorizationServer
  client: Client
  authenticate: ClientAuth
  options: TokenEndpointRequestOptions
  /** Whether its responses may contain http URLs of other machines. */
  allowHttp: boolean
  /** Grows: secrets that are received on the way must not be shown either. */
  secrets: string[]
  context: AuthContext
  signal: AbortSignal | undefined
}
