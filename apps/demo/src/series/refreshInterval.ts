/** Milliseconds: no failure makes a page wait for longer, so that it is soon there again when its server is. */
const longest = 30_000

/** What react-query knows of a reading and its failures; times are milliseconds since the epoch. */
export type RefreshState = {
  error: unknown
  /** 0 before the first success. */
  dataUpdatedAt: number
  errorUpdatedAt: number
  /** All failures so far. */
  errorUpdateCount: number
}

/**
 * Milliseconds until the next reading: `interval` while all is well, and about as long as it has been failing otherwise, so
 * that the distance doubles, up to half a minute.
 */
export function refreshInterval(state: RefreshState, interval: number): number {
  const { error, dataUpdatedAt, errorUpdatedAt, errorUpdateCount } = state
  if (error === null) return interval
  const failing =
    dataUpdatedAt === 0 ? interval * 2 ** (errorUpdateCount - 1) : errorUpdatedAt - dataUpdatedAt
  return Math.max(interval, Math.min(failing, longest))
}
