import type { Fields } from '../../access/index.js'
import type { FederationOptions } from './federationPlugin.js'

/** What is to be known of an OpenID provider. */
export type ProviderOptions = {
  /** The name under which the OpenID provider knows this program. */
  clientId: string
  /** Absent for public clients, which pages are. */
  clientSecret?: string | undefined
  /** The scopes to ask the OpenID provider for. @default 'openid profile' */
  openidScope?: string | undefined
  /** Which of the provider's tokens Keystone gets. @default 'access_token' */
  accessTokenType?: 'access_token' | 'id_token' | undefined
  /**
   * The address of the provider's discovery document, `https://…/.well-known/openid-configuration`. The document must
   * name the issuer in front of `/.well-known/`.
   */
  discoveryEndpoint?: string | undefined
  /**
   * The issuer that the discovery document must name, character by character. Needed where `discoveryEndpoint` is not a
   * well-known address, or where the document is read through a proxy.
   *
   * @default the part of `discoveryEndpoint` in front of `/.well-known/`
   */
  issuer?: string | undefined
  /**
   * Accepts endpoints with http on other machines, for laboratories: codes, passwords and tokens travel unencrypted.
   *
   * @default false: https only, and http on this machine
   */
  allowInsecureRequests?: boolean | undefined
  /** Where the provider gives tokens; wins over the discovery document. */
  accessTokenEndpoint?: string | undefined
}

/** What the plugins take that get a token from an OpenID provider. */
export type OidcOptions = FederationOptions & ProviderOptions

/** What an OpenID provider gave. All but the time are secrets. */
export type ProviderTokens = {
  accessToken: string | undefined
  /** When the access token expires, in milliseconds since the epoch of this machine's clock, if the provider says so. */
  expires: number | undefined
  refreshToken: string | undefined
  idToken: string | undefined
}

/** What is told to the person who has to confirm the sign-in on another device. */
export type UserCodePrompt = {
  /** To be typed in at `verificationUri`. */
  userCode: string
  verificationUri: string
  /** With the code in it, for a link or a QR code; not every provider has it. */
  verificationUriComplete: string | undefined
  /** Milliseconds since the epoch. */
  expiresAt: number
}

/** What the device flow takes besides. */
export type DeviceOptions = {
  deviceAuthorizationEndpoint?: string | undefined
  codeChallengeMethod?: 'S256' | 'plain' | undefined
  onUserCode: (prompt: UserCodePrompt) => void
}

/** One way of getting a token from an OpenID provider. */
export type OidcGrant = {
  /** `grant_type`. */
  name: string
  /** The other members of the form; those that are `undefined` are left out. */
  form: Readonly<Record<string, string | undefined>>
  /** Members of `form` that no error may show. */
  secrets: readonly (string | undefined)[]
  /** Expected in the ID token. */
  nonce?: string | undefined
  device?: DeviceOptions | undefined
}

/** What a plugin knows of its provider, and remembers between two authentications. */
export type OidcState = {
  readonly options: ProviderOptions
  /** The discovery document. */
  document?: Fields | undefined
  refreshToken?: string | undefined
}
