import type { Store } from '../../store/store.js'
import { hashOpaqueId } from './opaqueIds.js'

/** A pending sign-in in a browser. */
export type PendingSignIn = {
  /** The page that receives the token. */
  origin: string
  /** The verifier of the challenge (PKCE) sent to the provider. */
  verifier: string
  /** The address that the provider sends its reply to. */
  redirectUri: string
}

/** Stores pending sign-ins in a browser; each accepts one reply. */
export type WebssoStore = {
  /** @param expiresAt - milliseconds since the epoch */
  insert(state: string, pending: PendingSignIn, expiresAt: number): void
  /** Removes and returns a sign-in; `undefined` if there is none, or it has expired. */
  take(state: string, now: number): PendingSignIn | undefined
}

/** Binds the queries on pending sign-ins to a database. */
export function createWebssoStore(store: Store): WebssoStore {
  return {
    insert: (state, { origin, verifier, redirectUri }, expiresAt) => {
      store.run(
        'INSERT INTO keystone_websso (hash, origin, verifier, redirect_uri, expires_at) VALUES (?, ?, ?, ?, ?)',
        [hashOpaqueId(state), origin, verifier, redirectUri, expiresAt],
      )
    },
    take: (state, now) =>
      store.transaction(() => {
        const hash = hashOpaqueId(state)
        const pending = store.get<PendingSignIn>(
          `SELECT origin, verifier, redirect_uri AS redirectUri FROM keystone_websso
           WHERE hash = ? AND expires_at > ?`,
          [hash, now],
        )
        store.run('DELETE FROM keystone_websso WHERE hash = ? OR expires_at <= ?', [hash, now])
        return pending
      }),
  }
}
