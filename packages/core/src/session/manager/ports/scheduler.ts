import type { PageEvent } from './page.js'
import type { Platform } from './platform.js'

/**
 * Milliseconds between two looks at the clock. One long timer would be late after a laptop has slept, and browsers hold
 * back those of hidden tabs: short ones notice what the clock says as soon as they run again.
 */
const interval = 1000

export type SchedulerOptions = Pick<Platform, 'page' | 'setTimer'> & {
  /** Looks whether something is due. */
  check: () => void
  onPage: (event: PageEvent) => void
}

/** Looks at the clock again and again, and listens to the page. */
export type Scheduler = { start(): void; stop(): void }

/** Makes a scheduler, which does nothing before `start`. */
export function createScheduler({ page, setTimer, check, onPage }: SchedulerOptions): Scheduler {
  let stopListening: (() => void) | undefined
  let cancel: (() => void) | undefined
  const next = () => {
    cancel = setTimer(() => {
      next()
      check()
    }, interval)
  }
  return {
    start() {
      next()
      stopListening = page?.listen(onPage)
    },
    stop() {
      cancel?.()
      stopListening?.()
    },
  }
}
