export type { AuthContext, AuthPlugin, WaitOptions } from './authPlugin.js'
export type { GenericOptions } from './generic/genericOptions.js'
export { Password, type PasswordOptions } from './generic/password.js'
export { Token, type TokenOptions } from './generic/token.js'
export { type IdentityOptions, IdentityPlugin } from './identityPlugin.js'
export { Keystone2Keystone, type Keystone2KeystoneOptions } from './k2k/keystone2Keystone.js'
export { type FederationOptions, FederationPlugin } from './oidc/federationPlugin.js'
export type { OidcOptions, UserCodePrompt } from './oidc/oidcOptions.js'
export { V3OidcAccessToken, type V3OidcAccessTokenOptions } from './oidc/v3OidcAccessToken.js'
export {
  V3OidcAuthorizationCode,
  type V3OidcAuthorizationCodeOptions,
} from './oidc/v3OidcAuthorizationCode.js'
export {
  V3OidcClientCredentials,
  type V3OidcClientCredentialsOptions,
} from './oidc/v3OidcClientCredentials.js'
export {
  V3OidcDeviceAuthorization,
  type V3OidcDeviceAuthorizationOptions,
} from './oidc/v3OidcDeviceAuthorization.js'
export { V3OidcPassword, type V3OidcPasswordOptions } from './oidc/v3OidcPassword.js'
export { AccessInfoPlugin, type AccessInfoPluginOptions } from './other/accessInfoPlugin.js'
export { HttpBasic, type HttpBasicOptions } from './other/httpBasic.js'
export { NoAuth, type NoAuthOptions } from './other/noAuth.js'
export { ServiceTokenAuthWrapper, type ServiceTokenOptions } from './other/serviceTokenAuthWrapper.js'
export { TokenEndpoint, type TokenEndpointOptions } from './other/tokenEndpoint.js'
export type { Secret } from './readSecret.js'
export { restoreAuthState, saveAuthState } from './state/authState.js'
export { browserStorage, memoryStorage, type StateStorage } from './state/stateStorage.js'
export { V3AdfsPassword, V3FedKerb, V3Kerberos, V3OAuth1, V3SamlPassword } from './unsupported.js'
export type { V2Options } from './v2/v2Auth.js'
export { V2Password, type V2PasswordOptions } from './v2/v2Password.js'
export { V2Token, type V2TokenOptions } from './v2/v2Token.js'
export {
  type ApplicationCredentialOptions,
  applicationCredentialMethod,
} from './v3/applicationCredentialMethod.js'
export type { AuthMethod, AuthMethodData } from './v3/authMethod.js'
export type { OAuth2Options } from './v3/oauth2Bearer.js'
export { passwordMethod, type UserOptions } from './v3/passwordMethod.js'
export { receiptMethod } from './v3/receiptMethod.js'
export type { ScopeOptions } from './v3/scope.js'
export { tokenMethod } from './v3/tokenMethod.js'
export { type PasscodeOptions, totpMethod } from './v3/totpMethod.js'
export {
  V3ApplicationCredential,
  type V3ApplicationCredentialOptions,
} from './v3/v3ApplicationCredential.js'
export { V3Auth, type V3Options } from './v3/v3Auth.js'
export { type AuthMethodName, V3MultiFactor, type V3MultiFactorOptions } from './v3/v3MultiFactor.js'
export {
  V3OAuth2ClientCredential,
  type V3OAuth2ClientCredentialOptions,
} from './v3/v3OAuth2ClientCredential.js'
export {
  V3OAuth2mTlsClientCredential,
  type V3OAuth2mTlsClientCredentialOptions,
} from './v3/v3OAuth2mTlsClientCredential.js'
export { V3Password, type V3PasswordOptions } from './v3/v3Password.js'
export { V3Token, type V3TokenOptions } from './v3/v3Token.js'
export { V3TokenlessAuth, type V3TokenlessOptions } from './v3/v3TokenlessAuth.js'
export { V3TOTP, type V3TOTPOptions } from './v3/v3Totp.js'
