/** A scheduled task; `advance` and `close` wait for the promise that it returns. */
export type Task = () => void | Promise<void>

/** The emulator's clock and scheduler. All times are milliseconds since the epoch. */
export type Time = {
  /** The present time, in whole milliseconds. */
  now(): number
  /**
   * Runs a task once, at a time or as soon as possible after it, in order of time. Failures are ignored: a task that
   * should be retried must be scheduled again. The timer does not keep the process alive.
   *
   * @returns a function that cancels the task, unless it has started
   */
  schedule(time: number, task: Task): () => void
  /**
   * Moves the clock forward. Tasks that fall due in between run at their own time, one after the other, and are
   * awaited; so `advance(0)` runs what is due now. Calls wait for each other.
   *
   * @param milliseconds how far, 0 or more
   */
  advance(milliseconds: number): Promise<void>
  /** Cancels scheduled tasks, and resolves when running ones have finished. */
  close(): Promise<void>
}

type Entry = { time: number; task: Task }

/**
 * Milliseconds after which the clock is read again, regardless of the next task: machines sleep, and a given clock may
 * jump.
 */
const longestWait = 1000

/** Milliseconds: the shortest wait for a clock that is stopped or lags behind the machine's. */
const shortestWait = 20

/**
 * Creates a clock on top of another one.
 *
 * @param clock milliseconds since the epoch
 * @example
 * ```ts
 * const time = createTime(Date.now)
 * time.schedule(time.now() + 60_000, () => console.log('a minute later'))
 * await time.advance(60_000)
 * await time.close()
 * ```
 */
export function createTime(clock: () => number): Time {
  let ahead = 0
  let isClosed = false
  let isAdvancing = false
  let advanced: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  // In the order in which they are due; tasks of the same time in the order in which they were scheduled.
  const entries: Entry[] = []
  const running = new Set<Promise<void>>()

  const now = (): number => Math.floor(clock() + ahead)

  const run = ({ task }: Entry): void => {
    const done = attempt(task).finally(() => running.delete(done))
    running.add(done)
  }

  const settle = async (): Promise<void> => {
    while (running.size > 0) await Promise.all(running)
  }

  const wait = (): void => {
    clearTimeout(timer)
    const [next] = entries
    if (next === undefined || isClosed || isAdvancing) return
    const left = next.time - now()
    timer = setTimeout(runDue, left <= 0 ? 0 : Math.min(Math.max(left, shortestWait), longestWait))
    timer.unref()
  }

  const runDue = (): void => {
    const present = now()
    for (let next = entries[0]; next !== undefined && next.time <= present; next = entries[0]) {
      entries.shift()
      run(next)
    }
    wait()
  }

  const advanceBy = async (milliseconds: number): Promise<void> => {
    isAdvancing = true
    clearTimeout(timer)
    const target = now() + milliseconds
    await settle()
    for (let next = entries[0]; next !== undefined && next.time <= target; next = entries[0]) {
      if (isClosed) break
      entries.shift()
      ahead += Math.max(0, next.time - now())
      run(next)
      await settle()
    }
    ahead += Math.max(0, target - now())
    isAdvancing = false
    wait()
  }

  return {
    now,
    schedule(time, task) {
      const entry = { time, task }
      if (isClosed) return () => {}
      const index = entries.findIndex((other) => other.time > time)
      entries.splice(index < 0 ? entries.length : index, 0, entry)
      if (entries[0] === entry) wait()
      return () => {
        const place = entries.indexOf(entry)
        if (place >= 0) entries.splice(place, 1)
      }
    },
    advance(milliseconds) {
      advanced = advanced.then(() => advanceBy(Math.max(0, milliseconds)))
      return advanced
    },
    close() {
      isClosed = true
      clearTimeout(timer)
      entries.length = 0
      return settle()
    },
  }
}

async function attempt(task: Task): Promise<void> {
  try {
    await task()
  } catch {
    // A full disk, or another process with the file: the code that scheduled the task handles it.
  }
}
