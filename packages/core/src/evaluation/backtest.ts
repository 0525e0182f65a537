import type { BacktestParameters, BacktestProgress, BacktestResult } from './backtestTypes.js'
import { stepBacktest } from './stepBacktest.js'

export type BacktestOptions = {
  /** Cancels the back-test with the signal's reason. */
  signal?: AbortSignal | undefined
  /** Called after each step: about 100 times for a million measurements. */
  onProgress?: ((progress: BacktestProgress) => void) | undefined
  /** Yields to other tasks between two steps of about 5 ms. @default a task of the event loop */
  pause?: (() => Promise<void>) | undefined
}

/**
 * Computes the alarms that an expression would have raised on stored measurements: transitions with their values, and
 * the time in each state. It yields regularly, so that a page stays responsive, and can be cancelled. It sends no
 * requests.
 *
 * The result is an estimate; `limits` lists its assumptions.
 *
 * @throws `ExpressionSyntaxError`; `InvalidParameterError` for an empty range, series that are not ascending or have no
 *   column `value`, and other invalid parameters; the reason of `signal` after an abort
 * @example
 * ```ts
 * const endTime = Date.now()
 * const startTime = endTime - 7 * 86_400_000
 * const { alarms } = await backtest(
 *   { expression: 'avg(cpu, 300) > 90', matchBy: ['hostname'], series: [], startTime, endTime },
 *   { signal: AbortSignal.timeout(60_000), onProgress: ({ done, total }) => log(`${done} of ${total}`) },
 * )
 * ```
 */
export function backtest(
  parameters: BacktestParameters,
  options: BacktestOptions = {},
): Promise<BacktestResult> {
  return runSteps(() => stepBacktest(parameters), options)
}

/** Runs steps with pauses in between. */
export async function runSteps<result>(
  start: () => Generator<BacktestProgress, result>,
  { signal, onProgress, pause = nextTask }: BacktestOptions,
): Promise<result> {
  const steps = start()
  for (;;) {
    signal?.throwIfAborted()
    const step = steps.next()
    if (step.done === true) return step.value
    onProgress?.(step.value)
    await pause()
  }
}

/** A promise is not enough: its reactions run before a page can paint or handle input. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0)
  })
}
