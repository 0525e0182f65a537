import { parseExpression } from '../expression/index.js'
import type { ColumnSeries } from '../series/index.js'
import { type BacktestOptions, runSteps } from './backtest.js'
import { type AlarmRecording, type PhaseRecording, recordPhase } from './backtestRecording.js'
import { type BacktestRuns, close, record, sumSeconds, toFires, toResult } from './backtestRuns.js'
import type { BacktestParameters, BacktestProgress, BacktestResult } from './backtestTypes.js'
import { changeExpression, fitsPreparation } from './changeExpression.js'
import { type ParsedCondition, toCondition } from './condition.js'
import { outlineAlarm } from './outlineAlarm.js'
import type { BacktestAlarmOutline, BacktestOutline, PreparedBacktest } from './preparedTypes.js'
import { replayEvents } from './replayAlarm.js'
import { type BacktestPlan, planBacktest } from './stepBacktest.js'

/**
 * Prepares a back-test for many thresholds: reads the measurements once, and keeps the values that the engine compares.
 * Each `run` then takes a fraction of the time of `backtest`: a page can follow a threshold while it is dragged.
 *
 * It yields regularly, so that a page stays responsive, and can be cancelled. It sends no requests, and keeps no
 * reference to `series`. It needs about 50 bytes for each period of each alarm, and for `max`, `min`, `count` and `last`
 * as much for each measurement; with `phases: 'all'`, for each phase.
 *
 * @throws as `backtest`
 * @example
 * ```ts
 * const endTime = Date.now()
 * const startTime = endTime - 86_400_000
 * const expression = 'avg(cpu, 300) > 90'
 * const prepared = await prepareBacktest({ expression, matchBy: ['hostname'], series: [], startTime, endTime })
 * for (const threshold of [70, 80, 90]) log(`${threshold}: ${prepared.outline({ thresholds: [threshold] }).totals.firings}`)
 * ```
 */
export function prepareBacktest(
  parameters: BacktestParameters,
  options: BacktestOptions = {},
): Promise<PreparedBacktest> {
  return runSteps(() => stepPreparation(parameters), options)
}

function* stepPreparation(parameters: BacktestParameters): Generator<BacktestProgress, PreparedBacktest> {
  const plan = planBacktest(parameters)
  const { phases, points, total } = plan
  const recordings: PhaseRecording[] = []
  for (const phase of phases) {
    const before = recordings.length * points
    const steps = recordPhase(parameters, phase)
    let step = steps.next()
    for (; step.done !== true; step = steps.next()) yield { done: before + step.value, total }
    recordings.push(step.value)
    yield { done: before + points, total }
  }
  return new RecordedBacktest(parameters, plan, recordings)
}

class RecordedBacktest implements PreparedBacktest {
  readonly alarms: PreparedBacktest['alarms']
  readonly incomplete: PreparedBacktest['incomplete']
  readonly phases: PreparedBacktest['phases']
  readonly limits: PreparedBacktest['limits']
  readonly #original: ParsedCondition
  readonly #range: { startTime: number; endTime: number }
  readonly #recordings: readonly PhaseRecording[]

  constructor(
    { expression, startTime, endTime }: BacktestParameters,
    { phases, limits }: BacktestPlan,
    recordings: readonly PhaseRecording[],
  ) {
    const [first] = recordings
    const original = toCondition(parseExpression(expression))
    this.alarms = (first?.alarms ?? []).map((alarm) => {
      const { id, metrics, createdTimestamp } = alarm
      return { id, metrics, createdTimestamp, values: toValues(alarm, original) }
    })
    this.incomplete = first?.incomplete ?? []
    this.phases = phases
    this.limits = limits
    this.#original = original
    this.#range = { startTime, endTime }
    this.#recordings = recordings
  }

  fits(expression: string): boolean {
    return fitsPreparation(this.#original.text, expression)
  }

  run(change: Parameters<PreparedBacktest['run']>[0] = {}): BacktestResult {
    const parsed = changeExpression(this.#original, change)
    const { startTime, endTime } = this.#range
    const runs = this.#recordings.map(({ phase, alarms }) => {
      const courses: BacktestRuns = new Map()
      for (const alarm of alarms) {
        for (const event of replayEvents(alarm, parsed)) record(courses, event, phase, startTime)
      }
      close(courses, endTime)
      return courses
    })
    // The caller may change the lists of a result.
    const { alarms } = this.#recordings[0] ?? { alarms: [] }
    const evaluated = alarms.map((alarm) => ({ ...alarm, state: 'OK' as const }))
    const [incomplete, phases, limits] = [[...this.incomplete], [...this.phases], [...this.limits]]
    return toResult({ alarms: evaluated, runs, incomplete, phases, limits })
  }

  outline(change: Parameters<PreparedBacktest['outline']>[0] = {}): BacktestOutline {
    const parsed = changeExpression(this.#original, change)
    const [first, ...others] = this.#recordings
    const alarms = (first?.alarms ?? []).map((alarm, index): BacktestAlarmOutline => {
      const { hasFired, ...outline } = outlineAlarm(alarm, parsed, this.#range)
      const elsewhere = others.filter((recording) => {
        // The set of alarms and their order do not depend on the phase.
        const same = recording.alarms[index]
        return same !== undefined && outlineAlarm(same, parsed, this.#range).hasFired
      }).length
      return { ...outline, fires: toFires(elsewhere + (hasFired ? 1 : 0), this.#recordings.length) }
    })
    return {
      alarms,
      totals: {
        firings: alarms.reduce((sum, { firings }) => sum + firings, 0),
        fired: alarms.filter(({ fires }) => fires !== 'never').length,
        seconds: sumSeconds(alarms.map(({ seconds }) => seconds)),
      },
    }
  }
}

/** The compared values of an alarm as series. */
function toValues(
  { id, subAlarms }: AlarmRecording,
  { subExpressions }: ParsedCondition,
): ColumnSeries<'value'>[] {
  return subAlarms.map(({ starts, finals, times, values }, index) => {
    const { metricName: name = '', dimensions = {}, function: kind } = subExpressions[index] ?? {}
    const isLast = kind === 'LAST'
    return {
      id,
      name,
      dimensions,
      timestamps: isLast ? times : starts,
      columns: { value: isLast ? values : finals },
      valueMeta: {},
    }
  })
}
