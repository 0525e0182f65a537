'use client'

import { notifyManager, onlineManager, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { type LiveState, liveStateOf, liveStatusOf } from '../query/liveStatus.js'

/** The same object until the status or the time changes. */
export type UseLiveStateReturnType = LiveState

const nothing: LiveState = { status: 'connecting', asOf: undefined }

/**
 * Returns whether the data on screen is kept current, like `useLiveStatus`, and how old it is: "as of 12:04:10", or
 * "Reconnecting, data from 12:03". Renders after each read of an active query.
 *
 * `connecting` on a server and during hydration. Requires a `QueryClientProvider` of react-query above it.
 *
 * @example
 * ```tsx
 * const { status, asOf } = useLiveState()
 * const time = asOf === undefined ? '' : new Date(asOf).toLocaleTimeString()
 * const sign = <p>{status === 'live' ? `as of ${time}` : `${status}, data from ${time}`}</p>
 * ```
 */
export function useLiveState(): UseLiveStateReturnType {
  const cache = useQueryClient().getQueryCache()
  const read = useMemo(() => {
    let last = nothing
    return () => {
      const queries = cache.findAll({ type: 'active' })
      const status = onlineManager.isOnline() ? liveStatusOf(queries) : 'offline'
      const next = liveStateOf(queries, status)
      if (next.status !== last.status || next.asOf !== last.asOf) last = next
      return last
    }
  }, [cache])
  return useSyncExternalStore(
    useCallback(
      (listener) => {
        // The cache also reports what happens while another component renders: batched, it never updates one meanwhile.
        const stops = [cache.subscribe(notifyManager.batchCalls(listener)), onlineManager.subscribe(listener)]
        return () => {
          for (const stop of stops) stop()
        }
      },
      [cache],
    ),
    read,
    () => nothing,
  )
}
