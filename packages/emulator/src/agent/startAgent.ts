import { createMetrics, type MetricInput, type Requester } from '@monasca/core'
import { createSelfReader } from './createSelfReader.js'
import { createMachineReader } from './machine/createMachineReader.js'

export type StartAgentOptions = {
  /** The client to post with; its user must be allowed to post metrics. */
  client: Requester
  /** Milliseconds between two posts. @default 5000 */
  intervalMs?: number | undefined
  /** Stops the agent, as `stop` does. */
  signal?: AbortSignal | undefined
  /** Called with each failure. The agent continues, and waits longer after each consecutive failure. */
  onError?: ((error: unknown) => void) | undefined
  /** Where the values come from. @default `createMachineReader()`: this machine, and how long its agent takes */
  read?: (() => Promise<MetricInput[]>) | undefined
}

/** A running agent. */
export type Agent = {
  /** Stops the agent; resolves when the last post has ended. */
  stop(): Promise<void>
}

/** Milliseconds after the start during which rates are measured for the first post. */
const firstSampleTime = 500

/** Milliseconds: the longest wait after failures. */
const longestWait = 60_000

/**
 * Posts this machine's metrics every few seconds: `POST /v2.0/metrics`. The first post follows after half a second.
 * Posts keep a fixed rhythm and never overlap: if one takes too long, the posts that it delays are skipped.
 *
 * @example
 * ```ts
 * const agent = startAgent({ client, onError: (error) => log(error) })
 * await agent.stop()
 * ```
 */
export function startAgent(options: StartAgentOptions): Agent {
  const { client, intervalMs = 5000, signal, onError = () => {} } = options
  const { read, send } = options.read
    ? { read: options.read, send: (post: () => Promise<unknown>) => post() }
    : createSelfReader(createMachineReader())

  const controller = new AbortController()
  const stopped = signal ? AbortSignal.any([signal, controller.signal]) : controller.signal
  const pause = (time: number): Promise<void> =>
    new Promise((resolve) => {
      if (stopped.aborted) return resolve()
      const end = (): void => {
        clearTimeout(timer)
        stopped.removeEventListener('abort', end)
        resolve()
      }
      const timer = setTimeout(end, time)
      stopped.addEventListener('abort', end)
    })

  const post = async (): Promise<boolean> => {
    try {
      const metrics = await read()
      await send(() => createMetrics(client, metrics, { signal: stopped }))
      return true
    } catch (error) {
      if (!stopped.aborted) onError(error)
      return false
    }
  }

  const run = async (): Promise<void> => {
    // Rates need an earlier reading to compare with. An error occurs again in the first post.
    await read().catch(() => {})
    await pause(Math.min(firstSampleTime, intervalMs))
    const start = performance.now()
    let failures = 0
    while (!stopped.aborted) {
      failures = (await post()) ? 0 : failures + 1
      const elapsed = performance.now() - start
      const next = (Math.floor(elapsed / intervalMs) + 1) * intervalMs - elapsed
      const backOff = failures > 1 ? Math.min(intervalMs * 2 ** (failures - 1), longestWait) : 0
      await pause(Math.max(next, backOff))
    }
  }

  const running = run()
  return {
    stop: () => {
      controller.abort()
      return running
    },
  }
}
