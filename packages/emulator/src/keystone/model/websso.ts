import type { Store } from '../../store/store.js'
import { hashOpaqueId } from './opaqueIds.js'

/** A sign-in in a browser that is under way at the identity provider. */
export type PendingSignIn = {
  /** Where the token goes in the end. */
  origin: string
  /** The verifier of the challenge (PKCE) that went to the provider. */
  verifier: string
  /** The address that the provider sends its answer to. */
  redirectUri: string
}

/** Keeps sign-ins in a browser while they are under way; each is good for one answer. */
export type WebssoStore = {
  /** @param expiresAt - milliseconds since the epoch */
  insert(state: string, pending: PendingSignIn, expiresAt: number): void
  /** Takes a sign-in out; `undefined` when there is none, or it is over. */
  take(state: string, now: number): PendingSignIn | undefined
}

/** Binds the queries on sign-ins under way to a database. */
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
