import { insertHistory } from '../../store/alarmHistory.js'
import { findAlarm, insertAlarm, updateAlarm } from '../../store/alarms.js'
import type { Store } from '../../store/openStore.js'
import type { FleetAlarm, FleetTransition } from './alarms.js'
import { dimensionsOf, formatRules } from './definitions.js'
import type { FleetAlarmState, RuleResult } from './evaluate.js'

const operators = { '>': 'GT', '<': 'LT' } as const

/** Writes an alarm whose state is not known yet. */
export function createAlarmRow(
  store: Store,
  projectId: string,
  alarmDefinitionId: string,
  alarm: FleetAlarm,
  createdAt: number,
): void {
  const metrics = metricsOf(alarm)
  const id = insertAlarm(store, projectId, { alarmDefinitionId, metrics, state: 'UNDETERMINED', createdAt })
  store.run('INSERT OR REPLACE INTO fleet_alarms (key, alarm_id) VALUES (?, ?)', [alarm.key, id])
}

/**
 * Finds the row of an alarm; `undefined` when it was deleted, or when its definition no longer says what the
 * fleet's does, so that the fleet has no say in it.
 */
export function findAlarmRow(
  store: Store,
  alarm: FleetAlarm,
): { id: string; state: FleetAlarmState } | undefined {
  return store.get(
    `SELECT a.id, a.state FROM fleet_alarms f JOIN alarms a ON a.id = f.alarm_id
     JOIN alarm_definitions d ON d.id = a.alarm_definition_id WHERE f.key = ? AND d.expression = ?`,
    [alarm.key, formatRules(alarm.definition)],
  )
}

/** Writes a change of an alarm's state, and its entry in the history. */
export function writeTransition(
  store: Store,
  projectId: string,
  alarmId: string,
  alarm: FleetAlarm,
  transition: FleetTransition,
): void {
  const { time, oldState, newState, reason, results } = transition
  const row = findAlarm(store, projectId, alarmId)
  if (!row) return
  updateAlarm(store, { ...row, state: newState, updatedAt: time, stateUpdatedAt: time })
  insertHistory(store, projectId, {
    alarmId,
    timestamp: time,
    metrics: metricsOf(alarm),
    oldState,
    newState,
    reason,
    subAlarms: results.map(toSubAlarm),
  })
}

/** As the API writes the state of one comparison. */
function toSubAlarm({ rule, state, values }: RuleResult) {
  return {
    sub_alarm_expression: {
      function: rule.function.toUpperCase(),
      metric_name: rule.metricName,
      dimensions: dimensionsOf(rule),
      operator: operators[rule.operator],
      threshold: rule.threshold,
      period: rule.period,
      periods: rule.periods,
      deterministic: false,
    },
    sub_alarm_state: state,
    current_values: values,
  }
}

function metricsOf(alarm: FleetAlarm) {
  return alarm.parts.flatMap(({ series }) => series.map(({ name, dimensions }) => ({ name, dimensions })))
}
