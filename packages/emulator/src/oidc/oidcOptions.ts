/** Someone whom the OpenID provider knows. */
export type OidcAccount = {
  username: string
  password: string
  /** @default the user name */
  name?: string | undefined
  /** @default the user name at `example.org` */
  email?: string | undefined
}

/** Lives in seconds. */
export type OidcLifetimes = {
  /** Access tokens. @default 600 */
  accessToken?: number | undefined
  /** ID tokens. @default 600 */
  idToken?: number | undefined
  /** Refresh tokens; each use gives a new one, with a life of its own. @default 1209600, two weeks */
  refreshToken?: number | undefined
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
  /** Who can sign in. @default `mini-mon`, `reader` and `ada`, all with the password `password` */
  accounts?: readonly OidcAccount[] | undefined
  lifetimes?: OidcLifetimes | undefined
}

/** Who can sign in at the OpenID provider unless told otherwise; Keystone has no user `ada`. */
export const defaultAccounts: readonly OidcAccount[] = [
  { username: 'mini-mon', password: 'password' },
  { username: 'reader', password: 'password' },
  { username: 'ada', password: 'password', name: 'Ada Lovelace' },
]
