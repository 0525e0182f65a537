'use client'

import { type Client, createRequester, type Session, type SessionRequester } from '@monasca/core'
import type { InitialSession, SessionManager, SessionSnapshot } from '@monasca/core/session'
import type { QueryClient } from '@tanstack/react-query'
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
import { startFrom } from './startFrom.js'
import { useQueryCache } from './useQueryCache.js'
import { watchSession } from './watchSession.js'

export type SessionProviderProps = {
  /** Create it once, outside of components: `createSessionManager({ … })`. */
  manager: SessionManager
  /**
   * Creates the client for the hooks below, once for each user and scope. Set an `endpoint`, a region or a timeout
   * here. `createRequester` is enough, and smaller in a bundle than `createClient`. `state` has the user and the scope
   * of the session, for a `scopeKey` that a server shares.
   *
   * @default (session) => createRequester({ session })
   */
  createClient?: ((session: Session, state: SessionSnapshot) => Client | SessionRequester) | undefined
  /**
   * What a server knows of the session, from `readSessionCookie`: the same on the server and in the browser. It is shown
   * until the manager has restored the session, so that `SignedIn` renders its children at once. Only the first value is
   * used.
   *
   * @default nothing is known until the session is restored
   */
  initialState?: InitialSession | undefined
  /**
   * Called when the user changes, signs out (`undefined`), or is first known: after the query cache is cleared and
   * before the next render. Delete other user data here, such as a persisted cache. Both arguments are opaque strings,
   * the `identity` of the session.
   */
  onIdentityChange?: ((identity: string | undefined, previous: string | undefined) => void) | undefined
  /**
   * The cache to clear when the user changes. `null`: none, for a sign-in page that is shown before TanStack Query has
   * loaded. Below it, use the hooks of the session only.
   *
   * @default that of the `QueryClientProvider` above
   */
  queryClient?: QueryClient | null | undefined
  children?: ReactNode
}

/**
 * Keeps the page signed in: starts the manager, and provides the session and a client for the current user and scope to
 * the hooks below. A renewed token causes no render. A scope switch changes the client and its query keys. A user
 * change or a sign-out clears the query cache.
 *
 * While the session is expired, requests wait until the same user signs in again. Create the manager with
 * `onExpired: 'reject'` to have them fail with `SignInRequiredError` instead.
 *
 * Renders its children always, without a wrapper element; use `SignedIn` and `SignedOut` to choose. On a server, the
 * user is unknown without `initialState`. Requires a `QueryClientProvider` of react-query above it.
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
  const { manager, createClient = createWithDefaults, initialState, onIdentityChange, children } = props
  const queryClient = useQueryCache(props.queryClient)
  const latest = useRef(onIdentityChange)
  useInsertionEffect(() => {
    latest.current = onIdentityChange
  })
  const [initial] = useState(() => initialState && startFrom(manager, initialState))
  const { getSnapshot, getServerSnapshot } = initial ?? manager
  const subscribe = useMemo(
    () =>
      watchSession(
        { subscribe: manager.subscribe, getSnapshot },
        {
          onIdentityChange(identity, previous) {
            if (previous !== undefined && queryClient) forgetUser(queryClient)
            latest.current?.(identity, previous)
          },
          onReady: () => queryClient && repeatRefusedReads(queryClient),
        },
      ),
    [manager, getSnapshot, queryClient],
  )
  // Subscribe first: later subscribers must not render with the cache of another user.
  const snapshot = useSyncExternalStore(subscribe, getSnapshot, getServerSnapshot)
  const session = useSyncExternalStore(manager.subscribe, manager.getSession, () => manager.session)
  // In an effect: a server, and a page that never mounts, have no user who could end the wait.
  useEffect(() => manager.start({ onExpired: 'wait' }), [manager])

  // Once the user is known, a pending sign-in must not unmount the sign-in page.
  const [knownTo, setKnownTo] = useState<SessionManager>()
  const decided = snapshot.status !== 'signing-in' || snapshot.challenge !== undefined
  const known = knownTo === manager || decided
  if (known && knownTo !== manager) setKnownTo(manager)

  // An inline `createClient` is a new function in each render.
  const [clients] = useState(() => new WeakMap<Session, Client | SessionRequester>())
  const client = clients.get(session) ?? createClient(session, snapshot)
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

function createWithDefaults(session: Session): SessionRequester {
  return createRequester({ session })
}
