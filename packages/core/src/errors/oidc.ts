import { BaseError, type BaseErrorOptions } from './base.js'

/** The document at `discoveryEndpoint` does not describe an OpenID provider: it is not JSON, or is empty. */
export class InvalidOidcDiscoveryDocumentError extends BaseError {
  override name: string = 'InvalidOidcDiscoveryDocumentError'
  override readonly code: string = 'invalid_oidc_discovery_document'
}

/**
 * The discovery document belongs to another issuer than `issuer` or `discoveryEndpoint` names (OpenID Connect Discovery
 * 1.0, 4.3). Nothing is sent to any address of the document.
 */
export class OidcIssuerMismatchError extends InvalidOidcDiscoveryDocumentError {
  override name = 'OidcIssuerMismatchError'
  override readonly code: string = 'oidc_issuer_mismatch'
  /** The issuer that the options name. */
  readonly expected: string
  /** The issuer that the document names; `undefined` if it names none. */
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

/** Neither the option `accessTokenEndpoint` nor the discovery document says where tokens are to be had. */
export class OidcAccessTokenEndpointNotFoundError extends BaseError {
  override name = 'OidcAccessTokenEndpointNotFoundError'
  override readonly code: string = 'oidc_access_token_endpoint_not_found'
}

/** Neither the option `deviceAuthorizationEndpoint` nor the discovery document says where the device flow begins. */
export class OidcDeviceAuthorizationEndpointNotFoundError extends BaseError {
  override name = 'OidcDeviceAuthorizationEndpointNotFoundError'
  override readonly code: string = 'oidc_device_authorization_endpoint_not_found'
}

/** The user did not confirm the code of the device flow before it expired. */
export class OidcDeviceAuthorizationTimeoutError extends BaseError {
  override name = 'OidcDeviceAuthorizationTimeoutError'
  override readonly code: string = 'oidc_device_authorization_timeout'
}

/** The OpenID provider does not offer this way of getting a token, says its discovery document. */
export class OidcGrantNotSupportedError extends BaseError {
  override name = 'OidcGrantNotSupportedError'
  override readonly code: string = 'oidc_grant_not_supported'
  /** As in the document, for example `authorization_code`. */
  readonly grant: string

  constructor(options: BaseErrorOptions & { grant: string; supported: readonly string[] }) {
    super(`The OpenID provider does not support the grant "${options.grant}".`, {
      ...options,
      metaMessages: [
        `It supports: ${options.supported.join(', ')}.`,
        'Use the plugin of one of these, or let the operator allow this one.',
      ],
    })
    this.grant = options.grant
  }
}

/** The OpenID provider refused to give a token, or gave one that cannot be used. */
export class OidcTokenError extends BaseError {
  override name = 'OidcTokenError'
  override readonly code: string = 'oidc_token'
  /** The provider's short word, for example `invalid_grant`; `undefined` if it gave none. */
  readonly error: string | undefined
  /** The provider's explanation. */
  readonly errorDescription: string | undefined
  /** Of the answer; `undefined` if the answer was a success that cannot be used. */
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
