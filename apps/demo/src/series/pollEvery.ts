import { livePolling, polling } from '@monasca/react/query'
import { pauseReason } from '../components/refresh/refreshGate.js'

/** When the page was opened: queries of one interval are read together, but not at the same moment as those of other pages. */
const opened = Date.now()

/** Milliseconds: after failures the page waits no longer than this, so that it is current soon after its server is back. */
const maximumInterval = 30_000

/** Reads of a chart without points, in case its agent has just started, and the milliseconds between them. */
const earlyReads = 3
const earlyInterval = 5000

type Polled = Parameters<ReturnType<typeof polling>['refetchInterval']>[0]
type Query = Polled & { state: { data?: unknown } }

/** Polls while the page is not paused (`usePauseRefresh`). The frame reads stale queries when the pause ends. */
function pollAligned(interval: number): (query: Query) => number | false {
  const poll = polling({ interval, alignTo: opened })
  const early = polling({ interval: Math.min(interval, earlyInterval) })
  const failing = polling({ interval: Math.min(interval, maximumInterval / 2), maximumInterval })
  return (query) => {
    if (pauseReason() !== undefined) return false
    const { error, data, dataUpdateCount } = query.state
    if (error !== null) return failing.refetchInterval(query)
    return (isWithoutPoints(data) && dataUpdateCount <= earlyReads ? early : poll).refetchInterval(query)
  }
}

/** Whether this is a live series without any points. */
function isWithoutPoints(data: unknown): boolean {
  if (typeof data !== 'object' || data === null || !('series' in data)) return false
  return Array.isArray(data.series) && data.series.length === 0
}

/**
 * Polls every `interval` milliseconds while the page is visible and not paused, and less often while requests fail. The
 * sign in the frame reports on these queries.
 */
export function pollEvery(interval: number) {
  return { ...polling({ interval }), refetchInterval: pollAligned(interval), meta: { live: true } }
}

/** Polls every `refresh` seconds like `pollEvery` while `live`; otherwise reads once. */
export function pollLive(live: boolean, refresh: number) {
  const interval = refresh * 1000
  return { ...livePolling({ interval, live }), refetchInterval: live && pollAligned(interval) }
}
