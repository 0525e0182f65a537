'use client'

import { notifyManager, onlineManager, useQueryClient } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import { type LiveStatus, liveStatusOf } from '../query/liveStatus.js'

/**
 * Returns whether the data on screen is kept current, and why not: from the network state and the active queries. Queries
 * are live if they use `livePolling`.
 *
 * `connecting` on a server and during hydration. Requires a `QueryClientProvider` of react-query above it.
 *
 * @example
 * ```tsx
 * const status = useLiveStatus()
 * const notice = status === 'reconnecting' && <p role="status">Reconnecting…</p>
 * ```
 */
export function useLiveStatus(): LiveStatus {
  const cache = useQueryClient().getQueryCache()
  const isOnline = useSyncExternalStore(
    useCallback((listener) => onlineManager.subscribe(listener), []),
    () => onlineManager.isOnline(),
    () => true,
  )
  const status = useSyncExternalStore(
    // The cache also reports what happens while another component renders: batched, it never updates one meanwhile.
    useCallback((listener) => cache.subscribe(notifyManager.batchCalls(listener)), [cache]),
    () => liveStatusOf(cache.findAll({ type: 'active' })),
    () => 'connecting' as const,
  )
  return isOnline ? status : 'offline'
}
