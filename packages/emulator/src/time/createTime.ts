/** Something to be done at a time; what it returns is waited for by `advance` and `close`. */
export type Task = () => void | Promise<void>

/** The emulator's clock, and what is to be done when. All times are milliseconds since the epoch. */
export type Time = {
  /** The present time, in whole milliseconds. */
  now(): number
  /**
   * Does something once, at a time or as soon as possible after it, in the order of the times. A failure is dropped:
   * who wants to try again schedules again. The timer behind it does not keep a process alive.
   *
   * @returns takes the task back, unless it has begun
   */
  schedule(time: number, task: Task): () => void
  /**
   * Moves the clock on. What falls due on the way is done at its own time, one after the other, and waited for; so
   * `advance(0)` does what is due now. Calls wait for each other.
   *
   * @param milliseconds how far, 0 or more
   */
  advance(milliseconds: number): Promise<void>
  /** Drops what is scheduled, and resolves when what has begun is over. */
  close(): Promise<void>
}

type Entry = { time: number; task: Task }

/**
 * Milliseconds after which the clock is looked at again, however far the next task is: machines sleep, and a clock that
 * was handed in may jump.
 */
const longestWait = 1000

/** Milliseconds: the shortest wait for a clock that stands still, or lags behind the machine's. */
const shortestWait = 20

/**
 * Makes a clock on top of another one.
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
  // In the order in which they are due; of the same time, in the order in which they were scheduled.
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
    // A full disk, or another process with the file: whoever scheduled it decides what becomes of it.
  }
}
