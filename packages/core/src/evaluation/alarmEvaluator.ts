import type { AlarmMetric, AlarmState } from '../monitoring/index.js'
import type { AlarmTransition, EvaluatedSubAlarm } from './alarmEvent.js'
import { conclude, type ParsedCondition } from './condition.js'
import { formatReason } from './formatReason.js'
import type { MetricGroup } from './metricGroup.js'
import type { SubAlarmEvaluator } from './subAlarmEvaluator.js'

/** One alarm: a group of metrics, and a sub-alarm for each comparison. */
export class AlarmEvaluator {
  readonly id: string
  readonly definitionId: string
  /** Milliseconds since the epoch. */
  readonly createdTimestamp: number
  readonly group: MetricGroup
  state: AlarmState
  subAlarms: readonly SubAlarmEvaluator[]

  constructor(options: {
    id: string
    definitionId: string
    createdTimestamp: number
    group: MetricGroup
    subAlarms: readonly SubAlarmEvaluator[]
    state?: AlarmState | undefined
  }) {
    this.id = options.id
    this.definitionId = options.definitionId
    this.createdTimestamp = options.createdTimestamp
    this.group = options.group
    this.subAlarms = options.subAlarms
    const areDeterministic = options.subAlarms.every(({ expression }) => expression.deterministic)
    this.state = options.state ?? (areDeterministic ? 'OK' : 'UNDETERMINED')
  }

  get metrics(): AlarmMetric[] {
    return this.group.metrics
  }

  /** Derives the state from the sub-alarms, after one of them has reported. */
  evaluate({ condition, texts }: ParsedCondition, timestamp: number): AlarmTransition | undefined {
    // An alarm does not change before all of its comparisons have reported: it would flap at every start.
    if (!this.subAlarms.every(({ isKnown }) => isKnown)) return undefined
    const oldState = this.state
    const newState = conclude(
      condition,
      this.subAlarms.map(({ state }) => state),
    )
    if (newState === oldState) return undefined
    this.state = newState
    const { definitionId, id: alarmId, metrics } = this
    const subAlarms = this.subAlarms.map(({ expression, state, currentValues }) => ({
      expression,
      state,
      currentValues,
    }))
    return toTransition({ definitionId, alarmId, oldState, newState, subAlarms, metrics, timestamp, texts })
  }
}

/** Adds the reason to a change of state. */
export function toTransition({
  texts,
  ...change
}: Omit<AlarmTransition, 'type' | 'reason'> & {
  subAlarms: EvaluatedSubAlarm[]
  /** Canonical text of each comparison. */
  texts: readonly string[]
}): AlarmTransition {
  const { newState, subAlarms } = change
  const named = subAlarms.map((subAlarm, index) => ({ ...subAlarm, text: texts[index] ?? '' }))
  return { type: 'transition', ...change, reason: formatReason(newState, named) }
}
