import { onlineManager, useQueryClient } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import { isForbidden, mayRecover } from '../components/states/describeError.js'

/**
 * Whether what the page shows is kept up to date, and if not, why: the network of this computer (`offline`), the server
 * (`reconnecting`), a missing role (`forbidden`), a request that cannot succeed (`failed`), or nothing to update (`idle`).
 * Until the first answer it is `connecting`.
 */
export type Connection =
  | 'online'
  | 'offline'
  | 'reconnecting'
  | 'connecting'
  | 'idle'
  | 'forbidden'
  | 'failed'

/** Follows the network, and what this page reads. */
export function useConnection(): Connection {
  const cache = useQueryClient().getQueryCache()
  const isOnline = useSyncExternalStore(
    useCallback((listener) => onlineManager.subscribe(listener), []),
    () => onlineManager.isOnline(),
  )
  const answers = useSyncExternalStore(
    useCallback((listener) => cache.subscribe(listener), [cache]),
    () => {
      const queries = cache.findAll({ type: 'active' })
      const live = queries.filter(isLiveSeries)
      const others = queries.filter((query) => !isLiveSeries(query))
      return judgeAnswers(statesOf(live), statesOf(others))
    },
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

/**
 * The connection that answers show. Live series come first: lists are read rarely, and one that failed would say so long
 * after the server is back. Without live series (no metric is chosen, no host reports, no role) the lists say why.
 */
export function judgeAnswers(
  live: readonly AnswerState[],
  lists: readonly AnswerState[] = [],
): Exclude<Connection, 'offline'> {
  const states = live.length > 0 ? live : lists
  const errors = states.map(({ error, fetchFailureReason }) => error ?? fetchFailureReason)
  const hasData = states.some(({ data, error }) => data !== undefined && error === null)
  if (errors.some(mayRecover)) return 'reconnecting'
  if (live.length > 0 && hasData) return 'online'
  if (errors.some(isForbidden)) return 'forbidden'
  if (hasData) return 'idle'
  return states.some(({ error }) => error !== null) ? 'failed' : 'connecting'
}

function statesOf(queries: readonly { state: AnswerState }[]): AnswerState[] {
  return queries.map(({ state }) => state)
}

function isLiveSeries({ queryKey: [, , , action] }: { queryKey: readonly unknown[] }): boolean {
  return action === 'liveSeries'
}
