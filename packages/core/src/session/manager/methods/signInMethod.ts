import type { AccessInfo } from '../../../access/index.js'
import type { AuthContext, AuthMethod, UserOptions } from '../../../identity/index.js'

/** The names of the ways in, as snapshots tell them. */
export type SignInMethodName = 'password' | 'application-credential' | 'totp' | 'token' | 'openid'

/** A way to sign in that the page knows itself. Made by `withPassword` and its like. */
export type SignInMethod = {
  readonly name: SignInMethodName
  /** Whether the session may keep it, in this tab's memory alone, to renew itself with it. */
  readonly keepCredentials: boolean
  /** Whose second factor it is, if one is asked for. */
  readonly user?: UserOptions | undefined
  /** What the user proves with it; absent where that is no affair of Keystone's. */
  readonly methods?: readonly AuthMethod[] | undefined
  /** Gets a token that others can be made from, with other methods if they are given. */
  authenticate(context: AuthContext, authUrl: string, instead?: readonly AuthMethod[]): Promise<AccessInfo>
}
