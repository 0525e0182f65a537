import type { Time } from './createTime.js'

/** Waits on the emulator's clock. */
export type Waits = {
  /** Resolves after the given milliseconds, or when `advance` moves the clock past them. */
  wait(milliseconds: number): Promise<void>
  /** Ends all waits, including later ones. */
  stop(): void
}

/** Creates waits on a clock. */
export function createWaits(time: Time): Waits {
  const ends = new Set<() => void>()
  let isStopped = false
  return {
    wait(milliseconds) {
      if (isStopped || milliseconds <= 0) return Promise.resolve()
      return new Promise((resolve) => {
        const end = () => {
          ends.delete(end)
          cancel()
          resolve()
        }
        const cancel = time.schedule(time.now() + milliseconds, end)
        ends.add(end)
      })
    },
    stop() {
      isStopped = true
      for (const end of ends) end()
    },
  }
}
