/** An account of the OpenID provider. */
export type OidcAccount = {
  username: string
  password: string
  /** @default the user name */
  name?: string | undefined
  /** @default the user name at `example.org` */
  email?: string | undefined
  /**
   * Names of groups in Keystone's domain `Default` whose roles the user gets there; a group that does not exist gives
   * none. @default the group of the seed's `federation`
   */
  groups?: readonly string[] | undefined
}

/** A further client of the OpenID provider. */
export type OidcClient = {
  id: string
  /** Without one, the client is public and needs a challenge (PKCE) for a code. */
  secret?: string | undefined
  /** Name shown to users who sign in. @default the id */
  name?: string | undefined
  /** Addresses that codes are sent to. An address on this machine is valid for every port. */
  redirectUris: readonly string[]
  /** Addresses that users may return to after signing out. @default none */
  postLogoutRedirectUris?: readonly string[] | undefined
  /** Address that the provider notifies when a user signs out (OpenID back-channel logout). @default none */
  backchannelLogoutUri?: string | undefined
}

/** Lifetimes in seconds. */
export type OidcLifetimes = {
  /** Access tokens. @default 600 */
  accessToken?: number | undefined
  /** ID tokens. @default 600 */
  idToken?: number | undefined
  /** Refresh tokens; each use issues a new one with its own lifetime. @default 1209600, two weeks */
  refreshToken?: number | undefined
  /** Codes that a browser brings back; each can be used once. @default 60 */
  authorizationCode?: number | undefined
  /** Codes of the device flow, and the time to type them in. @default 600 */
  deviceCode?: number | undefined
  /** How long a browser stays signed in at the provider. @default 28800, eight hours */
  session?: number | undefined
}

/** The OpenID provider of the emulator's Keystone. */
export type OidcOptions = {
  /**
   * Port to listen on; 0 chooses a free port. @default the one after Keystone's, usually 8071; a free one if that is
   * taken
   */
  port?: number | undefined
  /**
   * Who can sign in. @default `mini-mon`, `reader`, `ada`, `grace` and `alan`, all with the password `password`; of
   * these `grace` may only read, and `alan` has no role
   */
  accounts?: readonly OidcAccount[] | undefined
  lifetimes?: OidcLifetimes | undefined
  /** Clients in addition to `keystone` and `dashboard`. @default none */
  clients?: readonly OidcClient[] | undefined
  /** Whether each use of a refresh token issues a new one and invalidates the old one. @default true */
  rotateRefreshTokens?: boolean | undefined
}

/** Who can sign in at the OpenID provider by default; Keystone has no user `ada`. */
export const defaultAccounts: readonly OidcAccount[] = [
  { username: 'mini-mon', password: 'password' },
  { username: 'reader', password: 'password' },
  { username: 'ada', password: 'password', name: 'Ada Lovelace' },
  { username: 'grace', password: 'password', name: 'Grace Hopper', groups: ['observers'] },
  { username: 'alan', password: 'password', name: 'Alan Turing', groups: ['guests'] },
]
