import type { SubExpression } from '../expression/index.js'
import type { ColumnSeries } from '../series/index.js'

/**
 * What a back-test assumes:
 *
 * - `data_on_time`: each measurement counts as if it had arrived at its own time
 * - `delay`, `tick`: how the real engine is configured, and when it evaluates, is not known
 * - `no_outside_changes`: nobody set a state, deleted an alarm or edited the definition
 * - `slot_phase`: the minute in which periods above 60 seconds begin is not known
 * - `phases_sampled`: there are more such minutes than were tried
 * - `warm_up`: measurements begin too late to fill the windows before the range
 * - `unused_series`: some series are of no metric that the expression asks for
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

/** One assumption that a back-test rests on: a code for programs, and words for people. */
export type BacktestLimit = { code: BacktestLimitCode; message: string }

/** How many phases are tried at most. */
const maximumPhases = 60

/** After how many phases all repeats itself: minutes. */
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

/** Names what a back-test assumes. */
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
    { code: 'data_on_time', message: 'Each measurement counts as if it had arrived at its own time.' },
    { code: 'delay', message: `The engine is taken to wait ${delay} s for late measurements.` },
    { code: 'tick', message: `The engine is taken to evaluate at second ${tickSecond} of each minute.` },
    {
      code: 'no_outside_changes',
      message: 'Nobody is taken to have set a state, deleted an alarm or edited the definition.',
    },
    cycle > 1 &&
      phases.length === 1 && {
        code: 'slot_phase',
        message:
          'Periods are taken to begin in the minute of the first measurement; the real minute is not known.',
      },
    phases.length > 1 &&
      phases.length < cycle && {
        code: 'phases_sampled',
        message: `Periods may begin in any of ${cycle} minutes; ${phases.length} of them were tried.`,
      },
    firstTime > warmUp && {
      code: 'warm_up',
      message: 'Measurements begin too late to fill all windows before the range.',
    },
    unused > 0 && {
      code: 'unused_series',
      message: `The expression asks for the metrics of ${series.length - unused} of ${series.length} series; the others were left out.`,
    },
  ]
  return limits.filter((limit) => limit !== false)
}

function leastCommonMultiple(a: number, b: number): number {
  let [larger, smaller] = [a, b]
  while (smaller > 0) [larger, smaller] = [smaller, larger % smaller]
  return (a / larger) * b
}
