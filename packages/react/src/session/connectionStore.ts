import type { Client, Session, SessionRequester } from '@monasca/core'
import type { ScopeChoice, SessionManager } from '@monasca/core/session'

/** A Keystone, and the Monasca to use with it. */
export type Server = {
  /** Address of Keystone, as for `createSessionManager`. */
  authUrl: string
  /** Address of Monasca. @default the one in the service catalog */
  endpoint?: string | undefined
  /** Project, domain or system to use after sign-in. @default as in `createSessionManager` */
  scope?: ScopeChoice | undefined
}

/** The session at a server. */
export type Connection = {
  manager: SessionManager
  /** As in `SessionProvider`. */
  createClient?: ((session: Session) => Client | SessionRequester) | undefined
}

export type ConnectionStoreOptions = {
  /** The first server. */
  server: Server
  /** Creates the connection to a server. Called once per server. */
  connect: (server: Server) => Connection
}

/** The server that a page uses, and its connection. */
export type ConnectionStore = {
  /** The current connection. */
  getSnapshot(): Connection
  /** Calls a listener after each change of the connection. Returns a function that unsubscribes it. */
  subscribe(listener: () => void): () => void
  /** Returns the connection to a server, without changing to it: the same one for the same server. */
  connect(server: Server): Connection
  /** Changes to the connection to a server. `useServerSignIn` does so after a successful sign-in. */
  switchServer(server: Server): Connection
}

/**
 * Creates the store for pages whose users choose a server. Pass it to `ConnectionProvider`. It has no React inside: routers
 * and other code outside of components may use it.
 *
 * @example
 * ```tsx
 * import { createRequester } from '@monasca/core'
 * import { createSessionManager } from '@monasca/core/session'
 * import { createConnectionStore } from '@monasca/react'
 *
 * const connections = createConnectionStore({
 *   server: { authUrl: 'https://cloud.example.org/identity/v3' },
 *   connect: ({ authUrl, endpoint, scope }) => ({
 *     manager: createSessionManager({ authUrl, scope }),
 *     createClient: (session) => createRequester({ session, endpoint }),
 *   }),
 * })
 * ```
 */
export function createConnectionStore({ server: first, connect }: ConnectionStoreOptions): ConnectionStore {
  const connections = new Map<string, Connection>()
  const listeners = new Set<() => void>()
  const connectOnce = (server: Server): Connection => {
    const key = JSON.stringify([server.authUrl, server.endpoint, server.scope])
    const connection = connections.get(key) ?? connect(server)
    connections.set(key, connection)
    return connection
  }
  let current = connectOnce(first)
  return {
    getSnapshot: () => current,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    connect: connectOnce,
    switchServer(server) {
      const next = connectOnce(server)
      if (next !== current) {
        current = next
        for (const listener of [...listeners]) listener()
      }
      return next
    },
  }
}
