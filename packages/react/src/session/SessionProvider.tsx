'use client'

import { type Client, createClient as createDefaultClient, type Session } from '@monasca/core'
import type { SessionManager } from '@monasca/core/session'
import { useQueryClient } from '@tanstack/react-query'
import {
  type JSX,
  type ReactNode,
  useEffect,
  useInsertionEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { MonascaProvider } from '../provider/MonascaProvider.js'
import { forgetUser, repeatRefusedReads } from './cleanCache.js'
import { SessionContext } from './SessionContext.js'
import { toSessionState } from './sessionState.js'
import { watchSession } from './watchSession.js'

/** Properties of `SessionProvider`. */
export type SessionProviderProps = {
  /** Keeps the session. Make it once, outside of components: `createSessionManager({ … })`. */
  manager: SessionManager
  /**
   * Makes the client of the hooks below, once for each user and scope: for an `endpoint`, a region or a timeout.
   *
   * @default (session) => createClient({ session })
   */
  createClient?: ((session: Session) => Client) | undefined
  /**
   * Called when another user signs in, and when the user signs out (`undefined`), after the query cache is empty and
   * before anything is rendered: delete here what else was kept of the user, such as a stored cache. Both are opaque
   * texts, the `identity` of the session. Also called when the first user of the page becomes known.
   */
  onIdentityChange?: ((identity: string | undefined, previous: string | undefined) => void) | undefined
  children?: ReactNode
}

/**
 * Keeps the page signed in: starts the manager, and gives the hooks below it the session and a client for its present
 * user and scope, as `MonascaProvider` does. A renewed token changes nothing here; a switch of the scope changes the
 * client, whose data has keys of its own; another user, or none, empties the query cache.
 *
 * Children are always rendered: `SignedIn` and `SignedOut` choose. It renders no element, and works on a server, where
 * nobody is known. A `QueryClientProvider` of react-query must be above it.
 *
 * @example
 * ```tsx
 * const app = (
 *   <SessionProvider manager={manager}>
 *     <SignedIn>
 *       <main />
 *     </SignedIn>
 *   </SessionProvider>
 * )
 * ```
 */
export function SessionProvider(props: SessionProviderProps): JSX.Element {
  const { manager, createClient = createWithDefaults, onIdentityChange, children } = props
  const queryClient = useQueryClient()
  const told = useRef(onIdentityChange)
  useInsertionEffect(() => {
    told.current = onIdentityChange
  })
  const subscribe = useMemo(
    () =>
      watchSession(manager, {
        onIdentityChange(identity, previous) {
          if (previous !== undefined) forgetUser(queryClient)
          told.current?.(identity, previous)
        },
        onReady: () => repeatRefusedReads(queryClient),
      }),
    [manager, queryClient],
  )
  // First: what is subscribed later must not render with the cache of another user.
  const snapshot = useSyncExternalStore(subscribe, manager.getSnapshot, manager.getServerSnapshot)
  const session = useSyncExternalStore(manager.subscribe, manager.getSession, () => manager.session)
  useEffect(() => manager.start(), [manager])

  // Once known, signing in is no reason any more to take the sign-in page away.
  const [knownTo, setKnownTo] = useState<SessionManager>()
  const decided = snapshot.status !== 'signing-in' || snapshot.challenge !== undefined
  const known = knownTo === manager || decided
  if (known && knownTo !== manager) setKnownTo(manager)

  // A property that is written out in a component is another function each time.
  const [clients] = useState(() => new WeakMap<Session, Client>())
  const client = clients.get(session) ?? createClient(session)
  clients.set(session, client)

  const value = useMemo(
    () => ({ manager, session: toSessionState(snapshot, known) }),
    [manager, snapshot, known],
  )
  return (
    <SessionContext.Provider value={value}>
      <MonascaProvider client={client}>{children}</MonascaProvider>
    </SessionContext.Provider>
  )
}

function createWithDefaults(session: Session): Client {
  return createDefaultClient({ session })
}
