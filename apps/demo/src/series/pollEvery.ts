import { type LivePollingOptions, livePolling, polling } from '@monasca/react/query'
import { pauseReason } from '../components/refresh/refreshGate.js'

/** Milliseconds: after failures the page waits no longer than this, so that it is current soon after its server is back. */
const maximumInterval = 30_000

/** Polling that waits while the page is paused (`usePauseRefresh`). The frame reads stale queries when the pause ends. */
function waitWhilePaused<query>(
  interval: false | ((query: query) => number | false),
): (query: query) => number | false {
  return (query) => (interval === false || pauseReason() !== undefined ? false : interval(query))
}

/**
 * Polls every `interval` milliseconds while the page is visible and not paused, and less often while requests fail. The
 * sign in the frame reports on these queries.
 */
export function pollEvery(interval: number): ReturnType<typeof polling> & { meta: { live: true } } {
  const poll = polling({ interval, maximumInterval: Math.max(interval, maximumInterval) })
  return { ...poll, refetchInterval: waitWhilePaused(poll.refetchInterval), meta: { live: true } }
}

/** Polls every `refresh` seconds like `pollEvery` while `live`; otherwise reads once. */
export function pollLive(live: boolean, refresh: number): LivePollingOptions {
  const poll = livePolling({ interval: refresh * 1000, maximumInterval, live })
  return { ...poll, refetchInterval: live && waitWhilePaused(poll.refetchInterval) }
}
