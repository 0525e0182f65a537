export type { Adapter, AdapterDefaults, AdapterOptions, AdapterRequest, Microversion } from './adapter.js'
export { createAdapter } from './createAdapter.js'
export {
  type AllVersionData,
  type GetAllVersionDataParameters,
  getAllVersionData,
  type VersionData,
} from './getAllVersionData.js'
export { type EndpointDataParameters, getApiMajorVersion, getEndpointData } from './getEndpointData.js'
export type { DiscoveryCache } from './readDocument.js'
