export { type CreateClientOptions, createClient, type NodeClient } from './createClient.js'
export {
  type Closable,
  type CreateSessionOptions,
  createSession,
  type NodeConnectionOptions,
  type NodeSession,
} from './createSession.js'
export type { Environment } from './fetch/chooseProxy.js'
export {
  type ConnectionOptions,
  type CreateNodeFetchOptions,
  createNodeFetch,
  type NodeFetch,
} from './fetch/createNodeFetch.js'
export type { TlsOptions } from './fetch/tlsOptions.js'
