export { BaseError, type BaseErrorOptions, isBaseError } from './base.js'
export { EmptyCatalogError, EndpointNotFoundError, type EndpointNotFoundErrorOptions } from './catalog.js'
export {
  ConnectionError,
  type ConnectionErrorOptions,
  InvalidResponseError,
  RedirectError,
  TimeoutError,
} from './connection.js'
export {
  BadRequestError,
  ConflictError,
  ForbiddenError,
  HttpRequestError,
  type HttpRequestErrorOptions,
  MethodNotAllowedError,
  MultipleMetricsError,
  NotFoundError,
  PayloadTooLargeError,
  ServerError,
  ServiceUnavailableError,
  TooManyRequestsError,
  UnauthorizedError,
  UnprocessableEntityError,
} from './http.js'
export {
  AuthorizationFailureError,
  DiscoveryError,
  InvalidCredentialsError,
  InvalidTokenError,
  ScopeNotFoundError,
  TokenHeaderUnreadableError,
} from './identity.js'
export { InvalidParameterError } from './parameters.js'
