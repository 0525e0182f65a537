import { isBaseError } from '@monasca/core'

/**
 * Whether the data on screen is kept current:
 *
 * - `connecting`: no response yet
 * - `live`: a live query has data, and no query waits for the server
 * - `reconnecting`: the server does not respond, or fails; the queries are retried
 * - `offline`: the browser has no network; the queries are paused
 * - `idle`: the server responds, but there is no live query
 * - `forbidden`: a role is missing
 * - `failed`: the queries failed, and a retry cannot help
 */
export type LiveStatus = 'connecting' | 'live' | 'reconnecting' | 'offline' | 'idle' | 'forbidden' | 'failed'

/** The part of react-query's `QueryState` that is used. */
export type ResponseState = {
  data: unknown
  /** Why the last fetch failed. */
  error: unknown
  /** Why the last attempt failed, while the fetch is retried. */
  fetchFailureReason: unknown
}

/** The part of react-query's `Query` that is used. */
type ObservedQuery = { meta?: Record<string, unknown> | undefined; state: ResponseState }

/**
 * Returns the status that active queries show. Live queries (`livePolling`) decide: others are read rarely, and would
 * report a failure long after the server is back. Without live queries, the others show why there are none.
 */
export function liveStatusOf(queries: readonly ObservedQuery[]): Exclude<LiveStatus, 'offline'> {
  const live = queries.filter(({ meta }) => meta?.['live'] === true)
  const states = (live.length > 0 ? live : queries).map(({ state }) => state)
  const errors = states.map(({ error, fetchFailureReason }) => error ?? fetchFailureReason)
  const hasData = states.some(({ data, error }) => data !== undefined && error === null)
  if (errors.some(isTransient)) return 'reconnecting'
  if (live.length > 0 && hasData) return 'live'
  if (errors.some((error) => isBaseError(error) && error.code === 'forbidden')) return 'forbidden'
  if (hasData) return 'idle'
  return states.some(({ error }) => error !== null) ? 'failed' : 'connecting'
}

const transientCodes = ['connection', 'timeout', 'invalid_response']

/** Whether a retry can succeed: no response, an invalid one, or a server in trouble. */
function isTransient(error: unknown): boolean {
  if (!isBaseError(error)) return false
  const { status } = error as { status?: unknown }
  if (typeof status !== 'number') return transientCodes.includes(error.code)
  return status >= 500 || status === 408 || status === 429 || error.code === 'invalid_response'
}
