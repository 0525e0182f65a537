import { isBaseError } from '@monasca/core'
import { onlineManager, useQueryClient } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'

/** Whether what the page shows is kept up to date, and if not, who is away: the network of this computer, or the server. */
export type Connection = 'online' | 'offline' | 'reconnecting'

/** Follows the network, and the live series of this page. */
export function useConnection(): Connection {
  const cache = useQueryClient().getQueryCache()
  const isOnline = useSyncExternalStore(
    useCallback((listener) => onlineManager.subscribe(listener), []),
    () => onlineManager.isOnline(),
  )
  const isFailing = useSyncExternalStore(
    useCallback((listener) => cache.subscribe(listener), [cache]),
    () =>
      cache.findAll({ type: 'active', predicate: isLiveSeries }).some(({ state }) => mayRecover(state.error)),
  )
  if (!isOnline) return 'offline'
  return isFailing ? 'reconnecting' : 'online'
}

/** Lists are read rarely: one that failed would say so long after the server is back. */
function isLiveSeries({ queryKey: [, , , action] }: { queryKey: readonly unknown[] }): boolean {
  return action === 'liveSeries'
}

/** Whether an error goes away when the server comes back; that a role is missing does not. */
export function mayRecover(error: unknown): boolean {
  if (error === null) return false
  if (!isBaseError(error)) return true
  const { status } = error as { status?: unknown }
  return !(typeof status === 'number' && status >= 400 && status < 500 && status !== 429)
}
