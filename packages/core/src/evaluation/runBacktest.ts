import type { BacktestParameters, BacktestResult } from './backtestTypes.js'
import { stepBacktest } from './stepBacktest.js'

/**
 * Computes the alarms that an expression would have raised on stored measurements, without yielding: for a worker, or
 * for few measurements. In a page, use `backtest`, which keeps the page responsive. It sends no requests.
 *
 * @throws `ExpressionSyntaxError`; `InvalidParameterError` for an empty range, series that are not ascending or have no
 *   column `value`, and other invalid parameters
 * @example
 * ```ts
 * const cpu = {
 *   id: '1',
 *   name: 'cpu',
 *   dimensions: { hostname: 'web1' },
 *   timestamps: Float64Array.of(0, 30_000, 60_000, 90_000),
 *   columns: { value: Float64Array.of(10, 95, 20, 15) },
 *   valueMeta: {},
 * }
 * const { alarms } = runBacktest({ expression: 'max(cpu) > 90', series: [cpu], startTime: 0, endTime: 300_000 })
 * alarms[0]?.fires // 'always'
 * ```
 */
export function runBacktest(parameters: BacktestParameters): BacktestResult {
  const steps = stepBacktest(parameters)
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return step.value
}
