import type { SubExpression } from '../expression/index.js'
import type { ColumnSeries } from '../series/index.js'

/**
 * What a back-test assumes:
 *
 * - `data_on_time`: each measurement counts as if it arrived at its own time
 * - `delay`, `tick`: the configuration and the evaluation times of the real engine are unknown
 * - `no_outside_changes`: no state was set, no alarm deleted, and the definition not edited
 * - `slot_phase`: the start minute of periods above 60 seconds is unknown
 * - `phases_sampled`: not all of these minutes were tried
 * - `warm_up`: measurements start too late to fill the windows before the range
 * - `unused_series`: some series match no metric of the expression
 */
export type BacktestLimitCode =
  | 'data_on_time'
  | 'delay'
  | 'tick'
  | 'no_outside_changes'
  | 'slot_phase'
  | 'phases_sampled'
  | 'warm_up'
  | 'unused_series'

/** One assumption of a back-test: a code for programs, and a human-readable text. */
export type BacktestLimit = { code: BacktestLimitCode; message: string }

/** Maximum number of phases to try. */
const maximumPhases = 60

/** Number of phases until they repeat, in minutes. */
function phaseCycle(expressions: readonly SubExpression[]): number {
  return expressions
    .filter(({ function: name }) => name !== 'LAST')
    .reduce((cycle, { period }) => leastCommonMultiple(cycle, period / 60), 1)
}

/** The phases to try, in seconds; the first is 0. */
export function choosePhases(expressions: readonly SubExpression[], choice: 'first' | 'all'): number[] {
  if (choice === 'first') return [0]
  const cycle = phaseCycle(expressions)
  const count = Math.min(cycle, maximumPhases)
  return Array.from({ length: count }, (_, index) => Math.floor((index * cycle) / count) * 60)
}

/** Lists the assumptions of a back-test. */
export function listLimits(options: {
  expressions: readonly SubExpression[]
  series: readonly ColumnSeries<'value'>[]
  startTime: number
  delay: number
  tickSecond: number
  phases: readonly number[]
  unused: number
}): BacktestLimit[] {
  const { expressions, series, startTime, delay, tickSecond, phases, unused } = options
  const cycle = phaseCycle(expressions)
  const warmUp =
    startTime - 1000 * Math.max(...expressions.map(({ period, periods }) => (periods + 2) * period))
  const firstTime = Math.min(...series.flatMap(({ timestamps }) => timestamps[0] ?? []))
  const limits: (BacktestLimit | false)[] = [
    { code: 'data_on_time', message: 'Each measurement counts as if it arrived at its own time.' },
    { code: 'delay', message: `Assumes that the engine waits ${delay} s for late measurements.` },
    { code: 'tick', message: `Assumes that the engine evaluates at second ${tickSecond} of each minute.` },
    {
      code: 'no_outside_changes',
      message: 'Assumes that no state was set, no alarm deleted, and the definition not edited.',
    },
    cycle > 1 &&
      phases.length === 1 && {
        code: 'slot_phase',
        message:
          'Assumes that periods start in the minute of the first measurement; the real minute is unknown.',
      },
    phases.length > 1 &&
      phases.length < cycle && {
        code: 'phases_sampled',
        message: `Periods may start in any of ${cycle} minutes; ${phases.length} of them were tried.`,
      },
    firstTime > warmUp && {
      code: 'warm_up',
      message: 'Measurements start too late to fill all windows before the range.',
    },
    unused > 0 && {
      code: 'unused_series',
      message: `The expression matches ${series.length - unused} of ${series.length} series; the others were ignored.`,
    },
  ]
  return limits.filter((limit) => limit !== false)
}

function leastCommonMultiple(a: number, b: number): number {
  let [larger, smaller] = [a, b]
  while (smaller > 0) [larger, smaller] = [smaller, larger % smaller]
  return (a / larger) * b
}
