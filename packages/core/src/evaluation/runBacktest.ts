import type { BacktestParameters, BacktestResult } from './backtestTypes.js'
import { stepBacktest } from './stepBacktest.js'

/**
 * Finds out which alarms an expression would have raised on stored measurements, without a pause: for a worker, or for
 * few measurements. In a page `backtest` keeps the page alive meanwhile. Sends nothing.
 *
 * @throws `ExpressionSyntaxError`, and `InvalidParameterError` for a range that is none, for series that do not ascend
 * or have no column `value`, and for another parameter that cannot be
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
