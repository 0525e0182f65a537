/** A request that waits for its turn. */
export type Arrival = {
  /** Whether it is cheap, and others depend on it: it begins before those that are not. */
  isUrgent: boolean
  /** Whether it is the first one of its connection. */
  isFirst: boolean
}

/**
 * Turns of the event loop without a request, at most, between two requests: some tens of milliseconds. Without a limit, a
 * flood of connections would keep everyone waiting.
 */
const longestHold = 256

/**
 * Creates a queue that lets one request begin in each turn of the event loop, urgent ones first, others in the order of
 * their arrival. As a turn accepts one new connection only, no request begins while new connections arrive: otherwise, the
 * system's queue of connections would shrink by one with each costly answer, and clients that have just begun would wait
 * for all answers to those that came before. A request that comes alone begins at once.
 *
 * @returns a function that resolves when it is the request's turn
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
