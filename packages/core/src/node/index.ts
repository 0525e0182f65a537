export type { Environment } from './fetch/chooseProxy.js'
export {
  type ConnectionOptions,
  type CreateNodeFetchOptions,
  createNodeFetch,
  type NodeFetch,
} from './fetch/createNodeFetch.js'
export type { TlsOptions } from './fetch/tlsOptions.js'
