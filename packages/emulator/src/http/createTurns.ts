/** A queued request. */
export type Arrival = {
  /** Whether it is cheap and others depend on it: urgent requests start before others. */
  isUrgent: boolean
  /** Whether it is the first request on its connection. */
  isFirst: boolean
}

/**
 * Maximum number of turns of the event loop between two requests: some tens of milliseconds. Without a limit, a flood
 * of connections would block all requests.
 */
const longestHold = 256

/**
 * Creates a queue that starts one request in each turn of the event loop, urgent ones first, others in order of
 * arrival. A turn accepts only one new connection, so no request starts while new connections arrive. Otherwise the
 * system's backlog would shrink by one connection per costly reply, and new clients would wait for all replies before
 * them. A single request starts immediately.
 *
 * @returns a function that resolves when the request may start
 */
export function createTurns(): (arrival: Arrival) => Promise<void> {
  const urgent: (() => void)[] = []
  const waiting: (() => void)[] = []
  let isRunning = false
  let isCrowded = false
  let held = 0

  const pass = (): void => {
    if (isCrowded && held < longestHold) {
      isCrowded = false
      held += 1
      setImmediate(pass)
      return
    }
    held = 0
    const next = urgent.shift() ?? waiting.shift()
    isRunning = next !== undefined
    if (next === undefined) return
    setImmediate(pass)
    next()
  }

  return ({ isUrgent, isFirst }) => {
    if (isRunning) {
      isCrowded ||= isFirst
      return new Promise((resolve) => (isUrgent ? urgent : waiting).push(resolve))
    }
    isRunning = true
    setImmediate(pass)
    return Promise.resolve()
  }
}
