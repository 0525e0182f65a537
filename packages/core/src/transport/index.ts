export { checkRemoteUrl } from './checkRemoteUrl.js'
export { checkUrl } from './checkUrl.js'
export { createTransport } from './createTransport.js'
export { mask, maskCredentials } from './credentialsInUrl.js'
export { encodePart } from './encodePart.js'
export { formatQuery, type Query } from './formatQuery.js'
export { addHiddenMembers, maskWhenPrinted } from './hideMembers.js'
export { isBrowser } from './isBrowser.js'
export { isDowngrade } from './isDowngrade.js'
export { joinUrl, trimSlashes } from './joinUrl.js'
export { lazyFailures } from './lazyFailures.js'
export { type LazyModule, lazyModule } from './lazyModule.js'
export { onAbort } from './onAbort.js'
export { parseUrl } from './parseUrl.js'
export { createSecretRedactor, type Redactor } from './redact.js'
export { safeUrl } from './safeUrl.js'
export { isSecretName } from './secretNames.js'
export { createRedactor, secretsInHeaders } from './secrets.js'
export { showUrl } from './showUrl.js'
export { isWeb } from './trustedOrigins.js'
export type {
  BodyDecoder,
  Exchange,
  ExchangeListener,
  Fetch,
  Limiter,
  RequestPolicy,
  Transport,
  TransportOptions,
  TransportRequest,
  TransportResponse,
} from './types.js'
export { wait } from './wait.js'
