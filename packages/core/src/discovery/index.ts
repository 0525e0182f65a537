export { discoveryError } from './discoveryError.js'
export { type EndpointData, guessVersion, toEndpointData } from './endpointData.js'
export { fetchVersions } from './fetchVersions.js'
export {
  type AllowedVersions,
  type DiscoveryOptions,
  filterVersions,
  getVersionedData,
  listDocumentUrls,
} from './getVersionedData.js'
export { microversionHeaders } from './microversionHeaders.js'
export { type DiscoveredVersion, parseVersions } from './parseVersions.js'
export {
  formatVersion,
  normalizeVersion,
  readVersionRange,
  type Version,
  type VersionFilter,
  type VersionInput,
  versionBetween,
  versionMatch,
} from './version.js'
