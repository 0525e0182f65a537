import { isBaseError } from '@monasca/core'
import { onlineManager, useQueryClient } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'

/**
 * Whether what the page shows is kept up to date, and if not, who is away: the network of this computer, or the server.
 * Before anything has arrived it is `connecting`.
 */
export type Connection = 'online' | 'offline' | 'reconnecting' | 'connecting'

/** Follows the network, and the live series of this page. */
export function useConnection(): Connection {
  const cache = useQueryClient().getQueryCache()
  const isOnline = useSyncExternalStore(
    useCallback((listener) => onlineManager.subscribe(listener), []),
    () => onlineManager.isOnline(),
  )
  const answers = useSyncExternalStore(
    useCallback((listener) => cache.subscribe(listener), [cache]),
    () => judgeAnswers(cache.findAll({ type: 'active', predicate: isLiveSeries }).map(({ state }) => state)),
  )
  return isOnline ? answers : 'offline'
}

/** What is known of the answer to a request. */
export type AnswerState = {
  data: unknown
  /** Why the last request failed for good. */
  error: unknown
  /** Why it failed the last time, while it is tried again. */
  fetchFailureReason: unknown
}

/** What the answers so far say of the server; while nothing is asked for, nothing has arrived either. */
export function judgeAnswers(states: readonly AnswerState[]): Exclude<Connection, 'offline'> {
  if (states.some(({ error, fetchFailureReason }) => mayRecover(error ?? fetchFailureReason))) {
    return 'reconnecting'
  }
  // A refusal is an answer, too.
  return states.some(({ data, error }) => data !== undefined || error !== null) ? 'online' : 'connecting'
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
