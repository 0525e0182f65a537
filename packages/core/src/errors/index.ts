export { BaseError, type BaseErrorOptions, isBaseError } from './base.js'
export { EmptyCatalogError, EndpointNotFoundError, type EndpointNotFoundErrorOptions } from './catalog.js'
export {
  ConnectionError,
  type ConnectionErrorOptions,
  InvalidResponseError,
  RedirectError,
  ResponseTooLargeError,
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
  MissingAuthMethodsError,
  type MissingAuthMethodsErrorOptions,
  PluginNotSupportedError,
  ScopeNotFoundError,
} from './identity.js'
export { DiscoveryError, IdentityChangedError, TokenHeaderUnreadableError } from './keystone.js'
export { NoRoleError } from './noRole.js'
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
export { InvalidCredentialsError, InvalidTokenError } from './refusals.js'
export { SignInLoopError, type SignInReason, SignInRequiredError, StoredSessionError } from './session.js'
export {
  CorsError,
  SignInCallbackError,
  type SignInCallbackReason,
  SignInWindowError,
  type SignInWindowReason,
} from './signIn.js'
export { UnsafeUrlError } from './unsafeUrl.js'
export { UntrustedOriginError } from './untrustedOrigin.js'
