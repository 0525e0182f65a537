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

/** The status, and the age of the data. */
export type LiveState = {
  status: LiveStatus
  /**
   * When the server sent what is on screen: milliseconds since the epoch. While updates work, the newest read; otherwise
   * the oldest read of what cannot be updated. `undefined` without data.
   */
  asOf: number | undefined
}

/** The part of react-query's `QueryState` that is used. */
export type ResponseState = {
  data: unknown
  /** Milliseconds since the epoch; 0 without data. */
  dataUpdatedAt?: number | undefined
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
  const live = queries.filter(isLive)
  const states = decidingStates(queries)
  const errors = states.map(({ error, fetchFailureReason }) => error ?? fetchFailureReason)
  const hasData = states.some(({ data, error }) => data !== undefined && error === null)
  if (errors.some(isTransient)) return 'reconnecting'
  if (live.length > 0 && hasData) return 'live'
  if (errors.some((error) => isBaseError(error) && error.code === 'forbidden')) return 'forbidden'
  if (hasData) return 'idle'
  return states.some(({ error }) => error !== null) ? 'failed' : 'connecting'
}

/** Returns the status with the age of the data: see `LiveState`. */
export function liveStateOf(queries: readonly ObservedQuery[], status: LiveStatus): LiveState {
  const states = decidingStates(queries).filter(({ dataUpdatedAt = 0 }) => dataUpdatedAt > 0)
  const times = (list: readonly ResponseState[]) => list.map(({ dataUpdatedAt = 0 }) => dataUpdatedAt)
  if (states.length === 0) return { status, asOf: undefined }
  if (status === 'live' || status === 'idle') return { status, asOf: Math.max(...times(states)) }
  const failing = states.filter(({ error, fetchFailureReason }) => (error ?? fetchFailureReason) !== null)
  return { status, asOf: Math.min(...times(failing.length > 0 ? failing : states)) }
}

function isLive({ meta }: ObservedQuery): boolean {
  return meta?.['live'] === true
}

/** The states of the live queries; without any, of all queries. */
function decidingStates(queries: readonly ObservedQuery[]): ResponseState[] {
  const live = queries.filter(isLive)
  return (live.length > 0 ? live : queries).map(({ state }) => state)
}

const transientCodes = ['connection', 'timeout', 'invalid_response']

/** Whether a retry can succeed: no response, an invalid one, or a server in trouble. */
function isTransient(error: unknown): boolean {
  if (!isBaseError(error)) return false
  const { status } = error as { status?: unknown }
  if (typeof status !== 'number') return transientCodes.includes(error.code)
  return status >= 500 || status === 408 || status === 429 || error.code === 'invalid_response'
}
