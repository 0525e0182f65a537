import type { Fields } from '../../access/index.js'
import type { FederationOptions } from './federationPlugin.js'

/** The settings of an OpenID provider. */
export type ProviderOptions = {
  /** The client id that the OpenID provider has registered for this program. */
  clientId: string
  /** Absent for public clients, such as pages. */
  clientSecret?: string | undefined
  /** The scopes to request from the OpenID provider. @default 'openid profile' */
  openidScope?: string | undefined
  /** Which of the provider's tokens is sent to Keystone. @default 'access_token' */
  accessTokenType?: 'access_token' | 'id_token' | undefined
  /**
   * The URL of the provider's discovery document, `https://…/.well-known/openid-configuration`. The document must
   * contain the issuer in front of `/.well-known/`.
   */
  discoveryEndpoint?: string | undefined
  /**
   * The issuer that the discovery document must contain, character by character. Needed if `discoveryEndpoint` is not a
   * well-known URL, or if the document is read through a proxy.
   *
   * @default the part of `discoveryEndpoint` in front of `/.well-known/`
   */
  issuer?: string | undefined
  /**
   * Accepts http endpoints on other machines, for test labs: codes, passwords and tokens are sent unencrypted.
   *
   * @default false: https only, and http on this machine
   */
  allowInsecureRequests?: boolean | undefined
  /** The provider's token endpoint; takes precedence over the discovery document. */
  accessTokenEndpoint?: string | undefined
}

/** Options common to the plugins that get a token from an OpenID provider. */
export type OidcOptions = FederationOptions & ProviderOptions

/** The tokens of an OpenID provider. All members but the time are secrets. */
export type ProviderTokens = {
  accessToken: string | undefined
  /** When the access token expires, in milliseconds since the epoch of the local clock, if the provider sends it. */
  expires: number | undefined
  refreshToken: string | undefined
  idToken: string | undefined
}

/** What to show to the user who confirms the sign-in on another device. */
export type UserCodePrompt = {
  /** The code to type at `verificationUri`. */
  userCode: string
  verificationUri: string
  /** Contains the code, for a link or a QR code; not every provider sends it. */
  verificationUriComplete: string | undefined
  /** Milliseconds since the epoch. */
  expiresAt: number
}

/** Additional options of the device flow. */
export type DeviceOptions = {
  deviceAuthorizationEndpoint?: string | undefined
  codeChallengeMethod?: 'S256' | 'plain' | undefined
  onUserCode: (prompt: UserCodePrompt) => void
}

/** A grant for a token from an OpenID provider. */
export type OidcGrant = {
  /** `grant_type`. */
  name: string
  /** The other members of the form; `undefined` ones are omitted. */
  form: Readonly<Record<string, string | undefined>>
  /** Members of `form` that no error may show. */
  secrets: readonly (string | undefined)[]
  /** Expected in the ID token. */
  nonce?: string | undefined
  device?: DeviceOptions | undefined
}

/** A plugin's cached data about its provider. */
export type OidcState = {
  readonly options: ProviderOptions
  /** The discovery document. */
  document?: Fields | undefined
  refreshToken?: string | undefined
}
