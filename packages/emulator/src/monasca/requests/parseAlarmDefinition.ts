import { isDeterministic, listSubExpressions, parseExpression } from '@monasca/core/expression'
import { isRecord } from '../../http/json.js'
import { codePoints, isStorable } from '../../http/text.js'
import type { AlarmDefinitionFields } from '../../store/alarmDefinitions.js'
import { unprocessable } from './errors.js'
import { severities } from './parseSeverities.js'
import { checkDimensionName } from './validateDimensions.js'

const maximumTextLength = 255
const maximumActionLength = 50

/** Fields that a body may have, by their names on the wire; all others are ignored. */
const parsers: { [field in WireField]: (value: unknown) => Partial<AlarmDefinitionFields> } = {
  name: (value) => ({ name: parseText('name', value, 1) }),
  description: (value) => ({ description: parseText('description', value, 0) }),
  expression: (value) => parseExpressionField(value),
  match_by: (value) => ({ matchBy: parseMatchBy(value) }),
  severity: (value) => ({ severity: parseSeverity(value) }),
  actions_enabled(value) {
    if (typeof value !== 'boolean') throw unprocessable('actions_enabled must be a boolean')
    return { actionsEnabled: value }
  },
  alarm_actions: (value) => ({ alarmActions: parseActions('alarm_actions', value) }),
  ok_actions: (value) => ({ okActions: parseActions('ok_actions', value) }),
  undetermined_actions: (value) => ({ undeterminedActions: parseActions('undetermined_actions', value) }),
}

type WireField =
  | 'name'
  | 'description'
  | 'expression'
  | 'match_by'
  | 'severity'
  | 'actions_enabled'
  | 'alarm_actions'
  | 'ok_actions'
  | 'undetermined_actions'

const wireFields = Object.keys(parsers) as WireField[]

/** Reads the body of a POST: `name` and `expression`, and defaults for the rest. @throws ApiError 422 */
export function parseNewAlarmDefinition(body: unknown): AlarmDefinitionFields {
  const fields = parseFields(body, wireFields, ['name', 'expression'])
  return {
    description: '',
    matchBy: [],
    severity: 'LOW',
    alarmActions: [],
    okActions: [],
    undeterminedActions: [],
    // The required fields are present, or parsing would have failed.
    ...(fields as Pick<AlarmDefinitionFields, 'name' | 'expression' | 'deterministic' | 'subExpressions'>),
    // New definitions have their actions enabled, whatever boolean the body has.
    actionsEnabled: true,
  }
}

/** Reads the body of a PUT: all fields. @throws ApiError 422 */
export function parseWholeAlarmDefinition(body: unknown): AlarmDefinitionFields {
  // Every field is required, so every member is present.
  return parseFields(body, wireFields, wireFields) as AlarmDefinitionFields
}

/**
 * Reads the body of a PATCH: any of the fields. `null` leaves a field unchanged. `actions_enabled` follows Python's
 * truth value: any non-empty string is true, including `"false"`. @throws ApiError 422
 */
export function parsePartialAlarmDefinition(body: unknown): Partial<AlarmDefinitionFields> {
  if (!isRecord(body)) return parseFields(body, wireFields, [])
  const { actions_enabled: enabled, severity, ...others } = body
  const given = Object.entries(others).filter(([, value]) => value !== null)
  const fields = parseFields({ ...Object.fromEntries(given), severity }, wireFields, [])
  return enabled === undefined || enabled === null ? fields : { ...fields, actionsEnabled: isTrue(enabled) }
}

function isTrue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  return isRecord(value) ? Object.keys(value).length > 0 : Boolean(value)
}

function parseFields(
  body: unknown,
  accepted: readonly WireField[],
  required: readonly WireField[],
): Partial<AlarmDefinitionFields> {
  if (!isRecord(body)) throw unprocessable('The body must be a JSON object')
  const missing = required.find((field) => body[field] === undefined)
  if (missing !== undefined) throw unprocessable(`required key not provided: ${missing}`)
  const present = accepted.filter((field) => body[field] !== undefined)
  return Object.assign({}, ...present.map((field) => parsers[field](body[field])))
}

function parseText(field: string, value: unknown, minimum: number): string {
  if (typeof value !== 'string') throw unprocessable(`${field} must be a string`)
  const length = codePoints(value)
  if (length < minimum || length > maximumTextLength) {
    throw unprocessable(`${field} must have ${minimum} to ${maximumTextLength} characters`)
  }
  if (!isStorable(value)) throw unprocessable(`${field} must not contain U+0000 or half a surrogate pair`)
  return value
}

function parseExpressionField(
  value: unknown,
): Pick<AlarmDefinitionFields, 'expression' | 'deterministic' | 'subExpressions'> {
  if (typeof value !== 'string') throw unprocessable('expression must be a string')
  try {
    const tree = parseExpression(value)
    return {
      expression: value,
      deterministic: isDeterministic(tree),
      subExpressions: listSubExpressions(tree).map(({ metricName, dimensions }) => ({
        metricName,
        dimensions,
      })),
    }
  } catch (error) {
    // A RangeError means that groups are nested so deep that the parser runs out of stack.
    const reason =
      error instanceof RangeError || !(error instanceof Error) ? 'nested too deep' : error.message
    throw unprocessable(reason, 'Invalid alarm expression')
  }
}

function parseMatchBy(value: unknown): string[] {
  if (!Array.isArray(value)) throw unprocessable('match_by must be a list')
  const problem = value.map(checkDimensionName).find(Boolean)
  if (problem !== undefined) throw unprocessable(`match_by: ${problem}`)
  if (codePoints(value.join(',')) > maximumTextLength) {
    throw unprocessable(`match_by must have at most ${maximumTextLength} characters in all`)
  }
  return value
}

function parseSeverity(value: unknown): string {
  const severity = typeof value === 'string' ? value.toUpperCase() : undefined
  const found = severities.find((known) => known === severity)
  if (found === undefined) throw unprocessable(`severity must be one of ${severities.join(', ')}`)
  return found
}

function parseActions(field: string, value: unknown): string[] {
  if (!Array.isArray(value)) throw unprocessable(`${field} must be a list`)
  for (const action of value) {
    if (typeof action !== 'string' || codePoints(action) > maximumActionLength || !isStorable(action)) {
      throw unprocessable(`${field} must be texts of at most ${maximumActionLength} characters`)
    }
  }
  if (new Set(value).size !== value.length) throw unprocessable(`${field} has repeated elements`)
  return value
}
