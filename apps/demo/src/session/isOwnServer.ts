import type { ConnectionStore } from '@monasca/react'
import { ownServer } from './createConnections.js'

/** Whether the session is at this page's own server, the only one that the provider belongs to. */
export function isOwnServer({
  connect,
  getSnapshot,
}: Pick<ConnectionStore, 'connect' | 'getSnapshot'>): boolean {
  return getSnapshot() === connect(ownServer)
}
