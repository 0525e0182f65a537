// Loaded when a request fails, or is redirected: what the errors say, without the secrets of the request.
export { findBadHeader } from '../findBadHeader.js'
export { checkOrigin, followRedirect, untrustedError } from '../followRedirect.js'
export { createSecretRedactor } from '../redact.js'
export { toConnectionError } from '../toConnectionError.js'
export { toHttpError } from '../toHttpError.js'
export { toInvalidResponseError } from '../toInvalidResponseError.js'
