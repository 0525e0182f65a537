export { BaseError, type BaseErrorOptions, isBaseError } from './base.js'
export { EmptyCatalogError, EndpointNotFoundError, type EndpointNotFoundErrorOptions } from './catalog.js'
export {
  ConnectionError,
  type ConnectionErrorOptions,
  InvalidResponseError,
  RedirectError,
  ResponseTooLargeError,
  TimeoutError,
  UntrustedOriginError,
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
  InvalidCredentialsError,
  InvalidTokenError,
  MissingAuthMethodsError,
  type MissingAuthMethodsErrorOptions,
  NoRoleError,
  PluginNotSupportedError,
  ScopeNotFoundError,
} from './identity.js'
export { DiscoveryError, IdentityChangedError, TokenHeaderUnreadableError } from './keystone.js'
export {
  InvalidOidcDiscoveryDocumentError,
  OidcAccessTokenEndpointNotFoundError,
  OidcDeviceAuthorizationEndpointNotFoundError,
  OidcDeviceAuthorizationTimeoutError,
  OidcGrantNotSupportedError,
  OidcIssuerMismatchError,
  OidcTokenError,
} from './oidc.js'
export { PagingError, type PagingErrorOptions } from './paging.js'
export { InvalidParameterError } from './parameters.js'
export {
  CorsError,
  SignInCallbackError,
  type SignInCallbackReason,
  SignInLoopError,
  type SignInReason,
  SignInRequiredError,
  SignInWindowError,
  type SignInWindowReason,
  StoredSessionError,
} from './session.js'
export { UnsafeUrlError } from './unsafeUrl.js'
