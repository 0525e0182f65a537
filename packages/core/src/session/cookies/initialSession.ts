import type { SessionScope, SessionUser } from '../manager/sessionManager.js'

/**
 * What a server render shows of a session: plain JSON, without a token. Pass it to `SessionProvider` of
 * `@monasca/react` as `initialState`, on the server and in the browser.
 */
export type InitialSession = {
  readonly user: SessionUser
  readonly scope: SessionScope
  /** The names of the roles on the scope. */
  readonly roles: readonly string[]
  /** As in `SessionSnapshot`: milliseconds since the epoch; `undefined` for a session that renews itself. */
  readonly expiresAt: number | undefined
  /** As in `SessionSnapshot`: opaque text for the user and the Keystone. */
  readonly identity: string
}
