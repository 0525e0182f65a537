import { parseTime } from '../series/parseTime.js'
import { toNumber, toText } from '../series/toText.js'
import {
  type AlarmMetric,
  type AlarmState,
  formatAlarmPath,
  parseAlarmMetrics,
  parseIdentity,
  parseState,
} from './alarms.js'
import { type DimensionFilter, type Dimensions, formatDimensionFilter } from './dimensions.js'
import { checkPositive } from './parameters.js'
import type { Page, Requester, RequestOptions } from './requester.js'
import { isObject, requestPage } from './send.js'
import { formatOptionalTime, type Time } from './time.js'

/** One comparison of an alarm definition's expression, as the server's threshold engine reports it. */
export type SubAlarmExpression = {
  function: 'AVG' | 'COUNT' | 'LAST' | 'MAX' | 'MIN' | 'SUM' | (string & {})
  metricName: string
  dimensions: Dimensions
  operator: 'GT' | 'GTE' | 'LT' | 'LTE' | (string & {})
  threshold: number
  /** **Seconds**. */
  period: number
  /** Number of consecutive periods. */
  periods: number
  /** Missing if the server does not send it. */
  deterministic?: boolean | undefined
}

/** One comparison at a state change. */
export type SubAlarm = {
  expression: SubAlarmExpression
  state: AlarmState
  /** The values that caused the state, oldest first. */
  currentValues: number[]
}

/** One state change of an alarm. */
export type AlarmHistoryEntry = {
  /** Time of the change in milliseconds, as text: unique only per alarm and millisecond. */
  id: string
  alarmId: string
  /** Milliseconds since the epoch. */
  timestamp: number
  metrics: AlarmMetric[]
  oldState: AlarmState
  newState: AlarmState
  /** Human-readable; not meant to be parsed. */
  reason: string
  /** JSON text, mostly `{}`. */
  reasonData: string
  /** Empty if the state was changed through the API. */
  subAlarms: SubAlarm[]
}

export type ListAlarmHistoryParameters = {
  /** Only alarms that have a metric with these dimensions. */
  dimensions?: DimensionFilter | undefined
  /** Only changes at or after this time. */
  startTime?: Time | undefined
  /** Only changes at or before this time. */
  endTime?: Time | undefined
  /** `nextOffset` of the previous page. */
  offset?: string | undefined
  /** Entries per page. @default 10000, which is also the maximum */
  limit?: number | undefined
}

/** State changes, oldest first. */
export type ListAlarmHistoryReturnType = Page<AlarmHistoryEntry>

/**
 * Lists the state changes of all existing alarms: `GET /v2.0/alarms/state-history`.
 *
 * @throws `InvalidParameterError` for an invalid time, a `limit` below 1, or dimensions that are not a valid filter
 * @example
 * ```ts
 * const { elements } = await listAlarmHistory(client, { dimensions: { hostname: 'web1' } })
 * ```
 */
export async function listAlarmHistory(
  requester: Requester,
  parameters: ListAlarmHistoryParameters = {},
  options: RequestOptions = {},
): Promise<ListAlarmHistoryReturnType> {
  const query = {
    dimensions: formatDimensionFilter(parameters.dimensions, 'dimensions'),
    start_time: formatOptionalTime(parameters.startTime, 'startTime'),
    end_time: formatOptionalTime(parameters.endTime, 'endTime'),
    offset: parameters.offset,
    limit: checkPositive(parameters.limit, 'limit'),
  }
  const page = await requestPage(
    requester,
    { path: '/alarms/state-history', query, paging: 'history' },
    options,
  )
  return { elements: page.elements.map(parseAlarmHistoryEntry), nextOffset: page.nextOffset }
}

export type GetAlarmHistoryParameters = {
  alarmId: string
  /** `nextOffset` of the previous page. */
  offset?: string | undefined
  /** Entries per page. @default 10000, which is also the maximum */
  limit?: number | undefined
}

/** State changes, oldest first. */
export type GetAlarmHistoryReturnType = Page<AlarmHistoryEntry>

/**
 * Gets the state changes of one alarm: `GET /v2.0/alarms/{id}/state-history`. An unknown id returns an empty page.
 *
 * @throws `InvalidParameterError` for a `limit` below 1
 * @example
 * ```ts
 * const { elements } = await getAlarmHistory(client, { alarmId })
 * ```
 */
export async function getAlarmHistory(
  requester: Requester,
  parameters: GetAlarmHistoryParameters,
  options: RequestOptions = {},
): Promise<GetAlarmHistoryReturnType> {
  const path = `${formatAlarmPath(parameters.alarmId)}/state-history`
  const query = { offset: parameters.offset, limit: checkPositive(parameters.limit, 'limit') }
  const page = await requestPage(requester, { path, query, paging: 'history' }, options)
  return { elements: page.elements.map(parseAlarmHistoryEntry), nextOffset: page.nextOffset }
}

function parseAlarmHistoryEntry(wire: unknown): AlarmHistoryEntry {
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
