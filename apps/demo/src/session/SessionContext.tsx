import { createContext, use, useSyncExternalStore } from 'react'
import type { SessionStore, SignedIn } from './sessionStore.js'

const SessionContext = createContext<SessionStore | undefined>(undefined)

/** Gives the components below it the store of who is signed in. */
export const SessionProvider = SessionContext.Provider

export function useSessionStore(): SessionStore {
  const store = use(SessionContext)
  if (!store) throw new Error('useSessionStore needs a SessionProvider above it')
  return store
}

/** Who is signed in now. */
export function useSignedIn(): SignedIn | undefined {
  const store = useSessionStore()
  return useSyncExternalStore(store.subscribe, store.get)
}
