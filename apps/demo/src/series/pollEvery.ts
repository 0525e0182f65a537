import { type PollingOptions, polling } from '@monasca/react/query'

/** Milliseconds: no failure makes this page wait for longer, so that it is soon there again when its server is. */
const maximumInterval = 30_000

/** Asks again every `interval` milliseconds, with pauses while nobody looks, and less often while it fails. */
export function pollEvery(interval: number): PollingOptions {
  return polling({ interval, maximumInterval })
}
