/** Someone whom the OpenID provider knows. */
export type OidcAccount = {
  username: string
  password: string
  /** @default the user name */
  name?: string | undefined
  /** @default the user name at `example.org` */
  email?: string | undefined
  /**
   * Names of groups of Keystone's domain `Default` whose roles the user gets there; a group that is not there gives
   * none. @default the group of the seed's `federation`
   */
  groups?: readonly string[] | undefined
}

/** A further client of the OpenID provider. */
export type OidcClient = {
  id: string
  /** Without one the client is public, and needs a challenge (PKCE) for a code. */
  secret?: string | undefined
  /** What people read who sign in. @default the id */
  name?: string | undefined
  /** Where codes go. An address of this machine counts for every port. */
  redirectUris: readonly string[]
  /** Where people may go when they have signed out. @default nowhere */
  postLogoutRedirectUris?: readonly string[] | undefined
  /** Is told by the provider itself when somebody signs out (OpenID back-channel logout). @default nobody is told */
  backchannelLogoutUri?: string | undefined
}

/** Lives in seconds. */
export type OidcLifetimes = {
  /** Access tokens. @default 600 */
  accessToken?: number | undefined
  /** ID tokens. @default 600 */
  idToken?: number | undefined
  /** Refresh tokens; each use gives a new one, with a life of its own. @default 1209600, two weeks */
  refreshToken?: number | undefined
  /** Codes that a browser brings back; each works once. @default 60 */
  authorizationCode?: number | undefined
  /** Codes of the device flow, and the time to type them in. @default 600 */
  deviceCode?: number | undefined
  /** How long a browser stays signed in at the provider. @default 28800, eight hours */
  session?: number | undefined
}

/** The OpenID provider that stands beside the emulator's Keystone. */
export type OidcOptions = {
  /**
   * Port to listen on; 0 takes a free one. @default the one after Keystone's, so 8071 as a rule; a free one if that is
   * taken
   */
  port?: number | undefined
  /**
   * Who can sign in. @default `mini-mon`, `reader`, `ada`, `grace` and `alan`, all with the password `password`; of
   * these `grace` may only read, and `alan` has no role
   */
  accounts?: readonly OidcAccount[] | undefined
  lifetimes?: OidcLifetimes | undefined
  /** Clients beside `keystone` and `dashboard`. @default none */
  clients?: readonly OidcClient[] | undefined
  /** Whether each use of a refresh token gives a new one, and ends the old one. @default true */
  rotateRefreshTokens?: boolean | undefined
}

/** Who can sign in at the OpenID provider unless told otherwise; Keystone has no user `ada`. */
export const defaultAccounts: readonly OidcAccount[] = [
  { username: 'mini-mon', password: 'password' },
  { username: 'reader', password: 'password' },
  { username: 'ada', password: 'password', name: 'Ada Lovelace' },
  { username: 'grace', password: 'password', name: 'Grace Hopper', groups: ['observers'] },
  { username: 'alan', password: 'password', name: 'Alan Turing', groups: ['guests'] },
]
