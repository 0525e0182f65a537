export { checkRemoteUrl } from './checkRemoteUrl.js'
export { checkUrl } from './checkUrl.js'
export { createTransport } from './createTransport.js'
export { formatQuery, type Query } from './formatQuery.js'
export { isBrowser } from './isBrowser.js'
export { joinUrl, trimSlashes } from './joinUrl.js'
export { onAbort } from './onAbort.js'
export { parseUrl } from './parseUrl.js'
export { safeUrl } from './safeUrl.js'
export { showUrl } from './showUrl.js'
export { isDowngrade, isWeb } from './trustedOrigins.js'
export type {
  BodyDecoder,
  Exchange,
  ExchangeListener,
  Fetch,
  Limiter,
  Policy,
  Transport,
  TransportOptions,
  TransportRequest,
  TransportResponse,
} from './types.js'
export { wait } from './wait.js'
