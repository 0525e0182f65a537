import { BaseError, type BaseErrorOptions } from './base.js'

/** The document at `discoveryEndpoint` does not describe an OpenID provider: it is not JSON, or is empty. */
export class InvalidOidcDiscoveryDocumentError extends BaseError {
  override name: string = 'InvalidOidcDiscoveryDocumentError'
  override readonly code: string = 'invalid_oidc_discovery_document'
}

/**
 * The discovery document belongs to an issuer other than the one in `issuer` or `discoveryEndpoint` (OpenID Connect
 * Discovery 1.0, 4.3). Nothing is sent to any URL of the document.
 */
export class OidcIssuerMismatchError extends InvalidOidcDiscoveryDocumentError {
  override name = 'OidcIssuerMismatchError'
  override readonly code: string = 'oidc_issuer_mismatch'
  /** The issuer from the options. */
  readonly expected: string
  /** The issuer in the document; `undefined` if it has none. */
  readonly issuer: string | undefined

  constructor(
    shortMessage: string,
    options: BaseErrorOptions & { expected: string; issuer: string | undefined },
  ) {
    super(shortMessage, options)
    this.expected = options.expected
    this.issuer = options.issuer
  }
}

/** Neither the option `accessTokenEndpoint` nor the discovery document contains the token endpoint. */
export class OidcAccessTokenEndpointNotFoundError extends BaseError {
  override name = 'OidcAccessTokenEndpointNotFoundError'
  override readonly code: string = 'oidc_access_token_endpoint_not_found'
}

/** Neither the option `deviceAuthorizationEndpoint` nor the discovery document contains the device flow's endpoint. */
export class OidcDeviceAuthorizationEndpointNotFoundError extends BaseError {
  override name = 'OidcDeviceAuthorizationEndpointNotFoundError'
  override readonly code: string = 'oidc_device_authorization_endpoint_not_found'
}

/** The user did not confirm the code of the device flow before it expired. */
export class OidcDeviceAuthorizationTimeoutError extends BaseError {
  override name = 'OidcDeviceAuthorizationTimeoutError'
  override readonly code: string = 'oidc_device_authorization_timeout'
}

/** According to its discovery document, the OpenID provider does not support this grant. */
export class OidcGrantNotSupportedError extends BaseError {
  override name = 'OidcGrantNotSupportedError'
  override readonly code: string = 'oidc_grant_not_supported'
  /** As named in the document, for example `authorization_code`. */
  readonly grant: string

  constructor(options: BaseErrorOptions & { grant: string; supported: readonly string[] }) {
    super(`The OpenID provider does not support the grant "${options.grant}".`, {
      ...options,
      metaMessages: [
        `It supports: ${options.supported.join(', ')}.`,
        'Use the plugin for one of these, or have the operator enable this one.',
      ],
    })
    this.grant = options.grant
  }
}

/** The OpenID provider refused to issue a token, or issued an unusable one. */
export class OidcTokenError extends BaseError {
  override name = 'OidcTokenError'
  override readonly code: string = 'oidc_token'
  /** The provider's error code, for example `invalid_grant`; `undefined` if it sent none. */
  readonly error: string | undefined
  /** The provider's explanation. */
  readonly errorDescription: string | undefined
  /** The status of the response; `undefined` if the response was successful but unusable. */
  readonly status: number | undefined

  constructor(
    shortMessage: string,
    options: BaseErrorOptions & { error?: string | undefined; status?: number | undefined },
  ) {
    super(shortMessage, options)
    this.error = options.error
    this.errorDescription = options.details
    this.status = options.status
  }
}
