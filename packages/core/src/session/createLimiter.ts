import { InvalidParameterError } from '../errors/index.js'
import { type Limiter, onAbort } from '../transport/index.js'

/** How much a limiter lets through. */
export type LimiterOptions = {
  /** Starts per second, evenly spread: idle time is not saved up for a burst. @default no limit */
  rateLimit?: number | undefined
  /** How many may run at once. @default no limit */
  concurrency?: number | undefined
  /** Milliseconds, of any origin. @default performance.now */
  clock?: (() => number) | undefined
}

/**
 * Makes a limiter for the option `limiter` of sessions, adapters and requests: at most so many requests per second, and
 * at once, first come, first served. Repetitions queue again; the wait before them does not count as running. A limiter
 * may serve many sessions.
 *
 * @throws InvalidParameterError when a limit is not above 0
 * @example
 * ```ts
 * const session = createSession({ auth, limiter: createLimiter({ rateLimit: 20, concurrency: 4 }) })
 * ```
 */
export function createLimiter(options: LimiterOptions): Limiter {
  const { rateLimit = Number.POSITIVE_INFINITY, concurrency = Number.POSITIVE_INFINITY } = options
  const { clock = () => performance.now() } = options
  for (const [parameter, value] of Object.entries({ rateLimit, concurrency })) {
    if (value > 0) continue
    throw new InvalidParameterError({ parameter, reason: 'is not a number above 0' })
  }
  const gap = 1000 / rateLimit
  /** Starts those who wait, in order. */
  const queue: (() => void)[] = []
  let running = 0
  let next = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined

  function advance(): void {
    while (timer === undefined && running < concurrency && queue.length > 0) {
      const delay = next - clock()
      if (delay > 0) {
        timer = setTimeout(() => {
          timer = undefined
          advance()
        }, delay)
        return
      }
      next = clock() + gap
      running++
      queue.shift()?.()
    }
  }

  return (task, signal) =>
    new Promise((resolve, reject) => {
      const stop = () => {
        const index = queue.indexOf(start)
        if (index >= 0) queue.splice(index, 1)
        reject(signal?.reason)
      }
      const finish = () => {
        running--
        advance()
      }
      const start = () => {
        unlink?.()
        const result = task()
        resolve(result)
        result.then(finish, finish)
      }
      if (signal?.aborted) return stop()
      const unlink = signal && onAbort(signal, stop)
      queue.push(start)
      advance()
    })
}
