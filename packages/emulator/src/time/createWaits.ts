import type { Time } from './createTime.js'

/** Waits by the emulator's clock. */
export type Waits = {
  /** Resolves after so many milliseconds; `advance` moves the clock there at once. */
  wait(milliseconds: number): Promise<void>
  /** Ends all waits, also those to come. */
  stop(): void
}

/** Makes waits by a clock. */
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
