export type { AccessInfo, ServiceProvider } from './accessInfo.js'
export { createAccessInfo } from './createAccessInfo.js'
export { type Fields, fieldsOf, listOf, textOf } from './json.js'
export { parseTime } from './parseTime.js'
export { readV3Access } from './readV3Access.js'
export {
  type CatalogEndpoint,
  type EndpointFilter,
  type Interface,
  ServiceCatalog,
} from './serviceCatalog.js'
export { officialType } from './serviceTypes.js'
