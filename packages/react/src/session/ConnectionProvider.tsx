'use client'

import { type JSX, useInsertionEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { ConnectionContext } from './ConnectionContext.js'
import { forgetUser, repeatRefusedReads } from './cleanCache.js'
import type { ConnectionStore } from './connectionStore.js'
import { SessionProvider, type SessionProviderProps } from './SessionProvider.js'
import { useQueryCache } from './useQueryCache.js'

export type ConnectionProviderProps = Pick<
  SessionProviderProps,
  'onIdentityChange' | 'queryClient' | 'children'
> & {
  /** Create it once, outside of components: `createConnectionStore({ … })`. */
  connections: ConnectionStore
}

/**
 * A `SessionProvider` whose server can change: provides the session of the current connection to the hooks below. Sign in to
 * another server with `useServerSignIn`. As for another user, the query cache is cleared.
 *
 * @example
 * ```tsx
 * import { type ConnectionStore, ConnectionProvider, SignedIn, SignedOut } from '@monasca/react'
 *
 * export function App({ connections }: { connections: ConnectionStore }) {
 *   return (
 *     <ConnectionProvider connections={connections}>
 *       <SignedIn>Dashboard</SignedIn>
 *       <SignedOut>Sign-in page</SignedOut>
 *     </ConnectionProvider>
 *   )
 * }
 * ```
 */
export function ConnectionProvider(props: ConnectionProviderProps): JSX.Element {
  const { connections, onIdentityChange, children } = props
  const queryClient = useQueryCache(props.queryClient)
  const latest = useRef(onIdentityChange)
  useInsertionEffect(() => {
    latest.current = onIdentityChange
  })
  const subscribe = useMemo(
    () => (listener: () => void) => {
      let before = connections.getSnapshot().manager
      return connections.subscribe(() => {
        const previous = before.getSnapshot().identity
        before = connections.getSnapshot().manager
        const { identity, status } = before.getSnapshot()
        if (identity !== previous) {
          if (previous !== undefined && queryClient) forgetUser(queryClient)
          latest.current?.(identity, previous)
        }
        if (status === 'ready' && queryClient) repeatRefusedReads(queryClient)
        listener()
      })
    },
    [connections, queryClient],
  )
  const { getSnapshot } = connections
  const { manager, createClient } = useSyncExternalStore(subscribe, getSnapshot, getSnapshot)
  return (
    <ConnectionContext.Provider value={connections}>
      <SessionProvider
        manager={manager}
        createClient={createClient}
        onIdentityChange={onIdentityChange}
        queryClient={props.queryClient}
      >
        {children}
      </SessionProvider>
    </ConnectionContext.Provider>
  )
}
