import type { AlarmMetric, AlarmState } from '../monitoring/index.js'
import type { AlarmEvent } from './alarmEvent.js'
import type { BacktestLimit } from './backtestLimits.js'
import type { BacktestAlarm, BacktestResult, BacktestRun } from './backtestTypes.js'
import type { EvaluatedAlarm } from './savedDefinition.js'

/** The course of one alarm, and the time (ms) since which its state is not in the sums yet. */
type OpenRun = { run: BacktestRun; since: number }

/** The courses of all alarms in one phase, by their ids. */
export type BacktestRuns = Map<string, OpenRun>

/** @param startTime milliseconds since the epoch; earlier events only determine the state at this time */
export function record(runs: BacktestRuns, event: AlarmEvent, phase: number, startTime: number): void {
  if (event.type === 'created') {
    const { state, timestamp } = event
    const seconds = { OK: 0, ALARM: 0, UNDETERMINED: 0 }
    const run = { phase, initialState: state, finalState: state, transitions: [], seconds }
    runs.set(event.alarmId, { run, since: Math.max(timestamp, startTime) })
    return
  }
  const open = runs.get(event.alarmId)
  if (event.type === 'metricAdded' || open === undefined) return
  addTime(open, event.timestamp)
  open.run.finalState = event.newState
  if (event.timestamp < startTime) open.run.initialState = event.newState
  else open.run.transitions.push(event)
}

/** Adds the time until the end of the range. */
export function close(runs: BacktestRuns, endTime: number): void {
  for (const open of runs.values()) addTime(open, endTime)
}

/** Combines the phases of a back-test. */
export function toResult(options: {
  alarms: readonly EvaluatedAlarm[]
  runs: readonly BacktestRuns[]
  incomplete: AlarmMetric[][]
  phases: number[]
  limits: BacktestLimit[]
}): BacktestResult {
  const { runs, incomplete, phases, limits } = options
  const alarms = options.alarms.flatMap((alarm) => toAlarm(alarm, runs))
  return {
    alarms,
    totals: {
      transitions: alarms.reduce((sum, { transitions }) => sum + transitions.length, 0),
      seconds: sumSeconds(alarms.map(({ seconds }) => seconds)),
    },
    incomplete,
    phases,
    limits,
  }
}

/** In how many of the tried phases an alarm was in ALARM. */
export function toFires(fired: number, tried: number): BacktestAlarm['fires'] {
  if (fired === 0) return 'never'
  return fired === tried ? 'always' : 'sometimes'
}

export function sumSeconds(all: readonly Record<AlarmState, number>[]): Record<AlarmState, number> {
  const sum = { OK: 0, ALARM: 0, UNDETERMINED: 0 }
  for (const seconds of all) {
    sum.OK += seconds.OK
    sum.ALARM += seconds.ALARM
    sum.UNDETERMINED += seconds.UNDETERMINED
  }
  return sum
}

function addTime(open: OpenRun, until: number): void {
  if (until <= open.since) return
  open.run.seconds[open.run.finalState] += (until - open.since) / 1000
  open.since = until
}

function toAlarm(
  { id, metrics, createdTimestamp }: EvaluatedAlarm,
  phases: readonly BacktestRuns[],
): BacktestAlarm[] {
  // The set of alarms does not depend on the phase.
  const [first, ...otherPhases] = phases.flatMap((runs) => runs.get(id)?.run ?? [])
  if (first === undefined) return []
  const fired = [first, ...otherPhases].filter(
    ({ initialState, transitions }) =>
      initialState === 'ALARM' || transitions.some(({ newState }) => newState === 'ALARM'),
  ).length
  return [{ ...first, id, metrics, createdTimestamp, fires: toFires(fired, phases.length), otherPhases }]
}
