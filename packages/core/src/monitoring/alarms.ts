import { parseTime } from '../series/parseTime.js'
import { toText } from '../series/toText.js'
import { parseSeverity, type Severity } from './alarmDefinitions.js'
import type { Dimensions } from './dimensions.js'
import { parseIdentity } from './metrics/metric.js'
import { checkOptionalText, checkWord } from './parameters.js'
import { isObject } from './send.js'

/** What an alarm says: all well, something is wrong, or too little is known. */
export type AlarmState = 'OK' | 'ALARM' | 'UNDETERMINED'

/** A metric as alarms refer to it. */
export type AlarmMetric = { name: string; dimensions: Dimensions }

/** One alarm: an alarm definition applied to one group of metrics. Servers make alarms, when measurements arrive. */
export type Alarm = {
  id: string
  alarmDefinition: { id: string; name: string; severity: Severity }
  metrics: AlarmMetric[]
  state: AlarmState
  /** Free text for a workflow, such as `OPEN`; null until it is set. */
  lifecycleState: string | null
  /** Free text, usually the address of a ticket; null until it is set. */
  link: string | null
  /** When `state` changed last: milliseconds since the epoch. */
  stateUpdatedTimestamp: number
  /** When anything changed last: milliseconds since the epoch. */
  updatedTimestamp: number
  /** Milliseconds since the epoch. */
  createdTimestamp: number
}

/** The fields of an alarm that can be written. */
export type AlarmFields = {
  /** Notifies like any change of state; the server evaluates the alarm again soon, and may change it back. */
  state: AlarmState
  /** At most 50 characters. */
  lifecycleState: string
  /** At most 512 characters. */
  link: string
}

const alarmStates: readonly AlarmState[] = ['OK', 'UNDETERMINED', 'ALARM']

/** Reads one alarm. */
export function parseAlarm(wire: unknown): Alarm {
  const alarm = isObject(wire) ? wire : {}
  const definition = isObject(alarm['alarm_definition']) ? alarm['alarm_definition'] : {}
  return {
    id: toText(alarm['id']),
    alarmDefinition: {
      id: toText(definition['id']),
      name: toText(definition['name']),
      severity: parseSeverity(definition['severity']),
    },
    metrics: parseAlarmMetrics(alarm['metrics']),
    state: parseState(alarm['state']),
    lifecycleState: parseText(alarm['lifecycle_state']),
    link: parseText(alarm['link']),
    stateUpdatedTimestamp: parseTime(alarm['state_updated_timestamp']),
    updatedTimestamp: parseTime(alarm['updated_timestamp']),
    createdTimestamp: parseTime(alarm['created_timestamp']),
  }
}

/** Reads the metrics of an alarm or of a history entry, without the null ids that some servers put in. */
export function parseAlarmMetrics(wire: unknown): AlarmMetric[] {
  return Array.isArray(wire) ? wire.map(parseIdentity) : []
}

/** Reads a state: the server knows these three words and no other. */
export function parseState(wire: unknown): AlarmState {
  return toText(wire, 'UNDETERMINED').toUpperCase() as AlarmState
}

/**
 * Writes the fields that are given, and only those.
 *
 * @param minimum 1 where a server refuses empty texts, 0 where these clear
 * @throws `InvalidParameterError` for null, for over-long texts and for words that are no state: servers fail at them
 */
export function formatAlarm(
  fields: { [name in keyof AlarmFields]?: AlarmFields[name] | undefined },
  minimum: 0 | 1,
): Record<string, unknown> {
  const { state, lifecycleState, link } = fields
  return {
    state: state === undefined ? undefined : checkState(state),
    lifecycle_state: checkOptionalText(lifecycleState, 'lifecycleState', 50, minimum),
    link: checkOptionalText(link, 'link', 512, minimum),
  }
}

/** Checks a state that a caller gave. */
export function checkState(state: AlarmState): AlarmState {
  return checkWord(state, 'state', alarmStates)
}

function parseText(wire: unknown): string | null {
  return typeof wire === 'string' ? wire : null
}
