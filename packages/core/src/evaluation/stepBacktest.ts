import type { AlarmMetric } from '../monitoring/index.js'
import type { AlarmEvent } from './alarmEvent.js'
import { choosePhases, listLimits } from './backtestLimits.js'
import { type BacktestRuns, close, record, toResult } from './backtestRuns.js'
import type { BacktestParameters, BacktestProgress, BacktestResult } from './backtestTypes.js'
import { checkBacktest } from './checkBacktest.js'
import { DefinitionEvaluator, type DefinitionEvaluatorOptions } from './definitionEvaluator.js'
import { defaultDelay } from './delay.js'
import { stepPhase } from './stepPhase.js'

/**
 * Runs a back-test in steps; the caller decides what happens in between.
 *
 * @throws as `runBacktest`
 */
export function* stepBacktest(parameters: BacktestParameters): Generator<BacktestProgress, BacktestResult> {
  const { series, startTime, endTime, tickSecond = 7 } = parameters
  const { phases, points, total, limits } = planBacktest(parameters)
  const runs: BacktestRuns[] = []
  let first: DefinitionEvaluator | undefined
  for (const phase of phases) {
    const definition = new DefinitionEvaluator(definitionOptions(parameters, phase))
    first ??= definition
    const courses: BacktestRuns = new Map()
    const before = runs.length * points
    const take = (event: AlarmEvent): void => record(courses, event, phase, startTime)
    for (const done of stepPhase({ definition, series, endTime, tickSecond, take })) {
      yield { done: before + done, total }
    }
    close(courses, endTime)
    runs.push(courses)
    yield { done: before + points, total }
  }
  const [alarms, incomplete] = first === undefined ? [[], []] : [first.alarms, listIncomplete(first)]
  return toResult({ alarms, runs, incomplete, phases, limits })
}

/** A checked back-test. */
export type BacktestPlan = Pick<BacktestResult, 'phases' | 'limits'> & {
  /** Measurements per phase. */
  points: number
  total: number
}

/** @throws as `runBacktest` */
export function planBacktest(parameters: BacktestParameters): BacktestPlan {
  const { series, startTime, endTime, delay = defaultDelay, tickSecond = 7, phases: choice } = parameters
  checkBacktest({ series, startTime, endTime, tickSecond, phases: choice })
  // An invalid expression throws at once, and the periods determine the phases.
  const definition = new DefinitionEvaluator(definitionOptions(parameters, 0))
  const { subExpressions: expressions } = definition
  const phases = choosePhases(expressions, choice ?? 'first')
  const points = series.reduce((sum, { timestamps }) => sum + timestamps.length, 0)
  const unused = series.filter((metric) => definition.feed(metric) === undefined).length
  const limits = listLimits({ expressions, series, startTime, delay, tickSecond, phases, unused })
  return { phases, points, total: phases.length * points, limits }
}

/** The definition of one phase: its alarms are numbered in the order of creation. */
export function definitionOptions(
  { expression, matchBy, delay }: BacktestParameters,
  phase: number,
): DefinitionEvaluatorOptions {
  let created = 0
  const createAlarmId = (): string => String(++created)
  return { id: 'backtest', expression, matchBy, delay, age: phase, createAlarmId }
}

/** Groups of metrics without an alarm. */
export function listIncomplete(definition: DefinitionEvaluator): AlarmMetric[][] {
  return definition.save().waiting.map((group) => group.map(({ metric }) => metric))
}
