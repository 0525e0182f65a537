import { type LivePollingOptions, livePolling, type PollingOptions, polling } from '@monasca/react/query'

/** Milliseconds: after failures the page waits no longer than this, so that it is current soon after its server is back. */
const maximumInterval = 30_000

/** Polls every `interval` milliseconds while the page is visible, and less often while requests fail. */
export function pollEvery(interval: number): PollingOptions {
  return polling({ interval, maximumInterval })
}

/** Polls every `refresh` seconds like `pollEvery` while `live`; otherwise reads once. */
export function pollLive(live: boolean, refresh: number): LivePollingOptions {
  return livePolling({ interval: refresh * 1000, maximumInterval, live })
}
