export { discoveryError, fetchVersions } from './fetchVersions.js'
export { compareVersions, type DiscoveredVersion, parseVersion, parseVersions } from './parseVersions.js'
