import { SessionProvider } from '@monasca/react'
import { createContext, type ReactNode, use, useSyncExternalStore } from 'react'
import type { ConnectionStore } from './connections.js'

const ConnectionsContext = createContext<ConnectionStore | undefined>(undefined)

/** Keeps the page signed in at the servers that it uses. */
export function AppSession({ connections, children }: { connections: ConnectionStore; children: ReactNode }) {
  const { manager, createClient } = useSyncExternalStore(connections.subscribe, connections.get)
  return (
    <ConnectionsContext value={connections}>
      <SessionProvider manager={manager} createClient={createClient}>
        {children}
      </SessionProvider>
    </ConnectionsContext>
  )
}

/** The store of the connection, for going over to other servers. */
export function useConnections(): ConnectionStore {
  const connections = use(ConnectionsContext)
  if (!connections) throw new Error('useConnections needs an AppSession above it')
  return connections
}
