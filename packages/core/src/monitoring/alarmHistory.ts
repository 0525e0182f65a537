import { parseTime } from '../series/parseTime.js'
import { toNumber, toText } from '../series/toText.js'
import { type AlarmMetric, type AlarmState, parseAlarmMetrics, parseState } from './alarms.js'
import type { Dimensions } from './dimensions.js'
import { parseIdentity } from './metrics/metric.js'
import { isObject } from './send.js'

/** One comparison of an alarm definition's expression, as the server's threshold engine reports it. */
export type SubAlarmExpression = {
  function: 'AVG' | 'COUNT' | 'LAST' | 'MAX' | 'MIN' | 'SUM' | (string & {})
  metricName: string
  dimensions: Dimensions
  operator: 'GT' | 'GTE' | 'LT' | 'LTE' | (string & {})
  threshold: number
  /** **Seconds**. */
  period: number
  /** How many periods in a row. */
  periods: number
  /** Absent when the server does not say. */
  deterministic?: boolean | undefined
}

/** What one comparison had to do with a change of state. */
export type SubAlarm = {
  expression: SubAlarmExpression
  state: AlarmState
  /** The values that led to the state, oldest first. */
  currentValues: number[]
}

/** One change of an alarm's state. */
export type AlarmHistoryEntry = {
  /** Milliseconds of the change, as text: unique only for one alarm and one millisecond. */
  id: string
  alarmId: string
  /** Milliseconds since the epoch. */
  timestamp: number
  metrics: AlarmMetric[]
  oldState: AlarmState
  newState: AlarmState
  /** Words for people; not made to be parsed. */
  reason: string
  /** JSON text, mostly `{}`. */
  reasonData: string
  /** Empty when the state was changed through the API. */
  subAlarms: SubAlarm[]
}

/** Reads one change of state. */
export function parseAlarmHistoryEntry(wire: unknown): AlarmHistoryEntry {
  const entry = isObject(wire) ? wire : {}
  const subAlarms = entry['sub_alarms']
  return {
    id: toText(entry['id']),
    alarmId: toText(entry['alarm_id']),
    timestamp: parseTime(entry['timestamp']),
    metrics: parseAlarmMetrics(entry['metrics']),
    oldState: parseState(entry['old_state']),
    newState: parseState(entry['new_state']),
    reason: toText(entry['reason']),
    reasonData: toText(entry['reason_data']),
    subAlarms: Array.isArray(subAlarms) ? subAlarms.map(parseSubAlarm) : [],
  }
}

function parseSubAlarm(wire: unknown): SubAlarm {
  const subAlarm = isObject(wire) ? wire : {}
  const values = subAlarm['current_values']
  return {
    expression: parseSubAlarmExpression(subAlarm['sub_alarm_expression']),
    state: parseState(subAlarm['sub_alarm_state']),
    currentValues: Array.isArray(values) ? values.map(toNumber) : [],
  }
}

function parseSubAlarmExpression(wire: unknown): SubAlarmExpression {
  const expression = isObject(wire) ? wire : {}
  const { deterministic } = expression
  const { name, dimensions } = parseIdentity({ ...expression, name: expression['metric_name'] })
  return {
    function: toText(expression['function']),
    metricName: name,
    dimensions,
    operator: toText(expression['operator']),
    threshold: toNumber(expression['threshold']),
    period: toNumber(expression['period'] ?? 60),
    periods: toNumber(expression['periods'] ?? 1),
    ...(typeof deterministic === 'boolean' ? { deterministic } : {}),
  }
}
