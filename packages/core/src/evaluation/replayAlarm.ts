import type { AlarmState } from '../monitoring/index.js'
import { toTransition } from './alarmEvaluator.js'
import type { AlarmCreated, AlarmTransition, EvaluatedSubAlarm } from './alarmEvent.js'
import type { AlarmRecording } from './backtestRecording.js'
import { conclude, type ParsedCondition } from './condition.js'
import { replaySubAlarm } from './replaySubAlarm.js'

/** A change of state, and what is needed to explain it. */
type Change = {
  order: number
  timestamp: number
  oldState: AlarmState
  newState: AlarmState
  subAlarms: () => EvaluatedSubAlarm[]
}

/** The state of an alarm at its creation. */
export function initialState({ subExpressions }: ParsedCondition): AlarmState {
  return subExpressions.every(({ deterministic }) => deterministic) ? 'OK' : 'UNDETERMINED'
}

/** Calls `take` with each change of the alarm's state, oldest first: as `AlarmEvaluator` evaluates its comparisons. */
export function replayChanges(
  alarm: AlarmRecording,
  parsed: ParsedCondition,
  withValues: boolean,
  take: (change: Change) => void,
): void {
  const { condition, subExpressions } = parsed
  const reports = alarm.subAlarms.flatMap((recording, index) => {
    const expression = subExpressions[index]
    if (expression === undefined) return []
    return replaySubAlarm(recording, expression, withValues).map((report) => ({ ...report, index }))
  })
  if (subExpressions.length > 1) reports.sort((a, b) => a.order - b.order)
  const states = subExpressions.map(
    ({ deterministic }): AlarmState => (deterministic ? 'OK' : 'UNDETERMINED'),
  )
  const values = subExpressions.map((): readonly number[] => [])
  // An alarm does not change before all of its comparisons have reported; `last` does not wait.
  const silent = new Set(
    subExpressions.flatMap(({ function: name }, index) => (name === 'LAST' ? [] : [index])),
  )
  const subAlarms = (): EvaluatedSubAlarm[] =>
    subExpressions.map((expression, index) => ({
      expression,
      state: states[index] ?? 'UNDETERMINED',
      currentValues: values[index] ?? [],
    }))
  let state = initialState(parsed)
  for (const { index, state: reported, currentValues, order, timestamp } of reports) {
    states[index] = reported
    values[index] = currentValues
    silent.delete(index)
    if (silent.size > 0) continue
    const newState = conclude(condition, states)
    if (newState === state) continue
    const oldState = state
    state = newState
    take({ order, timestamp, oldState, newState, subAlarms })
  }
}

/** The events of an alarm with a changed condition. */
export function replayEvents(
  alarm: AlarmRecording,
  parsed: ParsedCondition,
): [created: AlarmCreated, ...transitions: AlarmTransition[]] {
  const { id: alarmId, createdTimestamp, history } = alarm
  const definitionId = 'backtest'
  const transitions: AlarmTransition[] = []
  let place = 0
  replayChanges(alarm, parsed, true, ({ order, subAlarms, ...change }) => {
    while ((history[place + 1]?.order ?? Number.POSITIVE_INFINITY) <= order) place++
    const metrics = history[place]?.metrics ?? []
    const { texts } = parsed
    transitions.push(
      toTransition({ definitionId, alarmId, ...change, subAlarms: subAlarms(), metrics, texts }),
    )
  })
  const created: AlarmCreated = {
    type: 'created',
    definitionId,
    alarmId,
    state: initialState(parsed),
    metrics: history[0]?.metrics ?? [],
    timestamp: createdTimestamp,
  }
  return [created, ...transitions]
}
