import { InvalidParameterError } from '../errors/index.js'
import { type Limiter, onAbort } from '../transport/index.js'

export type LimiterOptions = {
  /** Starts per second, evenly spaced: idle time does not allow a burst. @default no limit */
  rateLimit?: number | undefined
  /** The most requests in progress at once. @default no limit */
  concurrency?: number | undefined
  /** Returns milliseconds since any fixed moment. @default performance.now */
  clock?: (() => number) | undefined
}

/**
 * Creates a limiter for the option `limiter` of sessions, adapters and requests. It limits requests per second and
 * concurrent requests, first come, first served. Retries queue again; the wait before a retry does not count as running.
 * Several sessions may share a limiter.
 *
 * @throws InvalidParameterError when a limit is not greater than 0
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
  /** Start functions of the waiting tasks, in order. */
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
