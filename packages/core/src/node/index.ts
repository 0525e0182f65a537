export type { CloudConfiguration } from './config/cloudConfiguration.js'
export type { FileSystem } from './config/cloudsFiles.js'
export { readEnvironment } from './config/environment.js'
export { type LoadCloudOptions, loadCloud } from './config/loadCloud.js'
export { type CreateClientOptions, createClient, type NodeClient } from './createClient.js'
export {
  type Closable,
  type CreateSessionOptions,
  createSession,
  type NodeConnectionOptions,
  type NodeSession,
} from './createSession.js'
export {
  CloudsFileError,
  MissingRequiredOptionsError,
  type MissingRequiredOptionsErrorOptions,
} from './errors.js'
export type { Environment } from './fetch/chooseProxy.js'
export {
  type ConnectionOptions,
  type CreateNodeFetchOptions,
  createNodeFetch,
  type NodeFetch,
} from './fetch/createNodeFetch.js'
export type { TlsOptions } from './fetch/tlsOptions.js'
export {
  type ConfiguredClientOptions,
  type ConfiguredSessionOptions,
  createClientFromCloud,
  createClientFromEnv,
  createSessionFromCloud,
  createSessionFromEnv,
} from './fromConfiguration.js'
export { authPluginNames, createAuthPlugin } from './plugins/createAuthPlugin.js'
export type { PluginOptions } from './plugins/definition.js'
