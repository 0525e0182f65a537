import { InvalidParameterError } from '../errors/index.js'
import { toText } from '../series/toText.js'
import { checkOptionalText, checkWord } from './parameters.js'
import { isObject } from './send.js'

/** How bad it is when an alarm of a definition is raised. */
export type Severity = 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL'

/** The rule that the server makes alarms from. */
export type AlarmDefinition = {
  id: string
  /** Unique in the project. */
  name: string
  description: string
  /** In the alarm expression language, as it was written. */
  expression: string
  /** Whether every comparison of the expression is: then silence means OK instead of UNDETERMINED. */
  deterministic: boolean
  /** Dimensions that split the metrics into alarms; empty for one alarm over all. Cannot be changed. */
  matchBy: string[]
  severity: Severity
  /** Whether changes of state are told at all. */
  actionsEnabled: boolean
  /** Ids of the notification methods to tell when an alarm goes to ALARM. */
  alarmActions: string[]
  /** Ids of the notification methods to tell when an alarm goes to OK. */
  okActions: string[]
  /** Ids of the notification methods to tell when an alarm goes to UNDETERMINED. */
  undeterminedActions: string[]
}

/** The fields of an alarm definition that can be written. */
export type AlarmDefinitionFields = {
  /** At most 255 characters, unique in the project. */
  name: string
  /** In the alarm expression language. Once created, metrics and dimensions in it cannot change any more. */
  expression: string
  /** At most 255 characters. */
  description: string
  severity: Severity
  /** Dimensions that split the metrics into alarms; once created, it cannot change any more. */
  matchBy: readonly string[]
  /** Ids of notification methods. */
  alarmActions: readonly string[]
  /** Ids of notification methods. */
  okActions: readonly string[]
  /** Ids of notification methods. */
  undeterminedActions: readonly string[]
  actionsEnabled: boolean
}

/** Severities from the least to the worst. */
export const severities: readonly Severity[] = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL']

/** Reads one alarm definition. */
export function parseAlarmDefinition(wire: unknown): AlarmDefinition {
  const definition = isObject(wire) ? wire : {}
  return {
    id: toText(definition['id']),
    name: toText(definition['name']),
    // Single reads of old rows have null where lists have the empty text.
    description: toText(definition['description']),
    expression: toText(definition['expression']),
    deterministic: definition['deterministic'] === true,
    matchBy: parseTexts(definition['match_by']),
    severity: parseSeverity(definition['severity']),
    actionsEnabled: definition['actions_enabled'] === true,
    alarmActions: parseTexts(definition['alarm_actions']),
    okActions: parseTexts(definition['ok_actions']),
    undeterminedActions: parseTexts(definition['undetermined_actions']),
  }
}

/** Reads a severity: the server knows these four words and no other. */
export function parseSeverity(wire: unknown): Severity {
  return toText(wire, 'LOW').toUpperCase() as Severity
}

/** Writes severities to filter by: `HIGH|CRITICAL`; nothing given, or an empty list, is no filter. */
export function formatSeverities(severity: Severity | readonly Severity[] | undefined): string | undefined {
  const wanted: readonly Severity[] = severity === undefined ? [] : [severity].flat()
  return wanted.map((word) => checkWord(word, 'severity', severities)).join('|') || undefined
}

/**
 * Writes the fields that are given, and only those.
 *
 * @throws `InvalidParameterError` for what a server would store to its own harm or fail at: empty or over-long texts,
 * an empty expression, a severity that is none
 */
export function formatAlarmDefinition(
  fields: {
    [name in keyof AlarmDefinitionFields]?: AlarmDefinitionFields[name] | undefined
  },
): Record<string, unknown> {
  const { severity, actionsEnabled } = fields
  if (actionsEnabled !== undefined && typeof actionsEnabled !== 'boolean') {
    // Servers take the text 'false' for true.
    throw new InvalidParameterError({ parameter: 'actionsEnabled', reason: 'must be true or false' })
  }
  return {
    name: checkOptionalText(fields.name, 'name', 255),
    description: checkOptionalText(fields.description, 'description', 255, 0),
    expression: checkOptionalText(fields.expression, 'expression', Number.POSITIVE_INFINITY),
    severity: severity === undefined ? undefined : checkWord(severity, 'severity', severities),
    match_by: fields.matchBy,
    alarm_actions: fields.alarmActions,
    ok_actions: fields.okActions,
    undetermined_actions: fields.undeterminedActions,
    actions_enabled: actionsEnabled,
  }
}

function parseTexts(wire: unknown): string[] {
  return Array.isArray(wire) ? wire.map((value) => toText(value)) : []
}
