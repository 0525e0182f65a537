export {
  createV2Catalog,
  createV3Catalog,
  type EndpointFixture,
  type ServiceFixture,
  standardEndpoints,
} from './catalog.js'
export { createVersion, createVersionDocument, type VersionFixture } from './discovery.js'
export { preloadModules } from './preloadModules.js'
export {
  createScriptedFetch,
  type ScriptedFetch,
  type ScriptedReply,
  type ScriptedRequest,
  type ScriptedRoute,
  type ScriptedStep,
} from './scriptedFetch.js'
export {
  createV2Token,
  createV3Token,
  type NamedFixture,
  type TokenFixture,
  type V2TokenFixture,
  type V3TokenFixture,
} from './tokens.js'
