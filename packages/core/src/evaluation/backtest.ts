import type { BacktestParameters, BacktestProgress, BacktestResult } from './backtestTypes.js'
import { stepBacktest } from './stepBacktest.js'

/** How a back-test is carried out. */
export type BacktestOptions = {
  /** Ends the back-test early, with the signal's reason. */
  signal?: AbortSignal | undefined
  /** Called after each step: some 100 times for a million measurements. */
  onProgress?: ((progress: BacktestProgress) => void) | undefined
  /** Lets others have a turn between two steps of some 5 ms. @default a task of the event loop */
  pause?: (() => Promise<void>) | undefined
}

/**
 * Finds out which alarms an expression would have raised on stored measurements: its transitions with their values, and the
 * time in each state. Pauses again and again, so that a page stays alive, and can be cancelled. Sends nothing.
 *
 * The result is an estimate; its `limits` say what it rests on.
 *
 * @throws `ExpressionSyntaxError`, and `InvalidParameterError` for a range that is none, for series that do not ascend
 * or have no column `value`, and for another parameter that cannot be; the reason of `signal` when that is aborted
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
export async function backtest(
  parameters: BacktestParameters,
  options: BacktestOptions = {},
): Promise<BacktestResult> {
  const { signal, onProgress, pause = nextTask } = options
  const steps = stepBacktest(parameters)
  for (;;) {
    signal?.throwIfAborted()
    const step = steps.next()
    if (step.done === true) return step.value
    onProgress?.(step.value)
    await pause()
  }
}

/** A promise alone would not do: its reactions run before a page may paint or react to input. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0)
  })
}
