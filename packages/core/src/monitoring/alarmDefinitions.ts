import { InvalidParameterError } from '../errors/index.js'
import { toText } from '../series/toText.js'
import { type DimensionFilter, formatDimensionFilter } from './dimensions.js'
import { nextCount } from './nextOffset.js'
import { checkOptionalText, checkPositive, checkWord, formatId, formatSortBy } from './parameters.js'
import type { Page, Requester, RequestOptions } from './requester.js'
import { isObject, requestObject, requestPage, sendRequest } from './send.js'

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

/** Which alarm definitions to list, and in which order. */
export type ListAlarmDefinitionsParameters = {
  /** The exact name. */
  name?: string | undefined
  /**
   * Dimensions that must all be in one comparison of the expression. Single values are what every server understands here;
   * Python servers find nothing for a list of values or for `true`.
   */
  dimensions?: DimensionFilter | undefined
  /** One severity, or several. An empty list filters by none. */
  severity?: Severity | readonly Severity[] | undefined
  /**
   * `id`, `name`, `severity` (by the alphabet), `updated_at` or `created_at`, each with ` asc` or ` desc` after it.
   *
   * @default 'id'
   */
  sortBy?: string | readonly string[] | undefined
  /** The `nextOffset` of the page before: how many definitions to skip. */
  offset?: string | undefined
  /** Definitions on a page. @default 10000, which is also the most */
  limit?: number | undefined
}

/** A page of alarm definitions. */
export type ListAlarmDefinitionsReturnType = Page<AlarmDefinition>

/**
 * Lists the alarm definitions of the project: `GET /v2.0/alarm-definitions`.
 *
 * A filter by `dimensions` may give a definition twice, once for each of its comparisons that matches.
 *
 * @throws `InvalidParameterError` for a `limit` below 1, a severity that is none, or dimensions that cannot be asked for
 * @example
 * ```ts
 * const { elements } = await listAlarmDefinitions(client, { severity: ['HIGH', 'CRITICAL'], sortBy: 'name' })
 * ```
 */
export async function listAlarmDefinitions(
  requester: Requester,
  parameters: ListAlarmDefinitionsParameters = {},
  options: RequestOptions = {},
): Promise<ListAlarmDefinitionsReturnType> {
  const query = {
    name: parameters.name,
    dimensions: formatDimensionFilter(parameters.dimensions, 'dimensions'),
    severity: formatSeverities(parameters.severity),
    sort_by: formatSortBy(parameters.sortBy),
    offset: parameters.offset,
    limit: checkPositive(parameters.limit, 'limit'),
  }
  const page = await requestPage(requester, { path: '/alarm-definitions', query, paging: 'count' }, options)
  const elements = page.elements.map(parseAlarmDefinition)
  return { elements, nextOffset: nextCount(elements.length, page.nextOffset, parameters.offset) }
}

/** Which alarm definition to get. */
export type GetAlarmDefinitionParameters = { alarmDefinitionId: string }

/** The definition. */
export type GetAlarmDefinitionReturnType = AlarmDefinition

/**
 * Gets one alarm definition: `GET /v2.0/alarm-definitions/{id}`.
 *
 * @throws `NotFoundError` for an id that the project does not have
 * @throws `InvalidResponseError` for an answer without an id
 * @example
 * ```ts
 * const definition = await getAlarmDefinition(client, { alarmDefinitionId })
 * ```
 */
export async function getAlarmDefinition(
  requester: Requester,
  parameters: GetAlarmDefinitionParameters,
  options: RequestOptions = {},
): Promise<GetAlarmDefinitionReturnType> {
  const path = formatAlarmDefinitionPath(parameters.alarmDefinitionId)
  return parseAlarmDefinition(await requestObject(requester, { method: 'GET', path }, options, 'id'))
}

/**
 * A new alarm definition. Servers ignore `actions_enabled` here, and always enable them: disable them with
 * `patchAlarmDefinition`.
 */
export type CreateAlarmDefinitionParameters = Pick<AlarmDefinitionFields, 'name' | 'expression'> & {
  /** At most 255 characters. @default '' */
  description?: string | undefined
  /** @default 'LOW' */
  severity?: Severity | undefined
  /** Dimensions that split the metrics into alarms. @default []: one alarm over all metrics */
  matchBy?: readonly string[] | undefined
  /** Ids of notification methods. @default [] */
  alarmActions?: readonly string[] | undefined
  /** Ids of notification methods. @default [] */
  okActions?: readonly string[] | undefined
  /** Ids of notification methods. @default [] */
  undeterminedActions?: readonly string[] | undefined
}

/** The definition, with its id and defaults. */
export type CreateAlarmDefinitionReturnType = AlarmDefinition

/**
 * Creates an alarm definition: `POST /v2.0/alarm-definitions`.
 *
 * @throws `ConflictError` when the name is taken
 * @throws `UnprocessableEntityError` for an expression, match-by or action that the server refuses
 * @throws `InvalidParameterError` for an empty name or expression, an over-long name or description
 * @example
 * ```ts
 * const definition = await createAlarmDefinition(client, {
 *   name: 'Attic too hot',
 *   expression: 'avg(room.temp_c{site=attic}, 300) > 30 times 2',
 *   matchBy: ['hostname'],
 *   severity: 'HIGH',
 * })
 * ```
 */
export async function createAlarmDefinition(
  requester: Requester,
  parameters: CreateAlarmDefinitionParameters,
  options: RequestOptions = {},
): Promise<CreateAlarmDefinitionReturnType> {
  const body = formatAlarmDefinition({ ...parameters, actionsEnabled: undefined })
  const path = '/alarm-definitions'
  return parseAlarmDefinition(await requestObject(requester, { method: 'POST', path, body }, options))
}

/** Which alarm definition to replace, and by what: all fields are needed. */
export type UpdateAlarmDefinitionParameters = AlarmDefinitionFields & { alarmDefinitionId: string }

/** The definition as it is now. */
export type UpdateAlarmDefinitionReturnType = AlarmDefinition

/**
 * Replaces an alarm definition: `PUT /v2.0/alarm-definitions/{id}`. A fetched definition may be spread into the
 * parameters. `matchBy`, and the metrics and dimensions in the expression, must be what they were.
 *
 * @throws `NotFoundError`, `ConflictError` when the name is another's
 * @throws `UnprocessableEntityError` for a change of what cannot change, or for fields that the server refuses
 * @throws `InvalidParameterError` for an empty name or expression, an over-long name or description
 * @example
 * ```ts
 * const definition = await getAlarmDefinition(client, { alarmDefinitionId })
 * await updateAlarmDefinition(client, { ...definition, alarmDefinitionId, severity: 'CRITICAL' })
 * ```
 */
export async function updateAlarmDefinition(
  requester: Requester,
  parameters: UpdateAlarmDefinitionParameters,
  options: RequestOptions = {},
): Promise<UpdateAlarmDefinitionReturnType> {
  const path = formatAlarmDefinitionPath(parameters.alarmDefinitionId)
  const body = formatAlarmDefinition(parameters)
  return parseAlarmDefinition(await requestObject(requester, { method: 'PUT', path, body }, options))
}

/** Which alarm definition to change, and what: absent fields keep their value, and `[]` clears a list of actions. */
export type PatchAlarmDefinitionParameters = {
  [name in keyof AlarmDefinitionFields]?: AlarmDefinitionFields[name] | undefined
} & { alarmDefinitionId: string }

/** The definition as it is now. */
export type PatchAlarmDefinitionReturnType = AlarmDefinition

/**
 * Changes some fields of an alarm definition: `PATCH /v2.0/alarm-definitions/{id}`.
 *
 * @throws `NotFoundError`, `ConflictError` when the name is another's
 * @throws `UnprocessableEntityError` for a change of what cannot change, or for fields that the server refuses
 * @throws `InvalidParameterError` for an empty name or expression, an over-long name or description
 * @example
 * ```ts
 * await patchAlarmDefinition(client, { alarmDefinitionId, actionsEnabled: false })
 * ```
 */
export async function patchAlarmDefinition(
  requester: Requester,
  parameters: PatchAlarmDefinitionParameters,
  options: RequestOptions = {},
): Promise<PatchAlarmDefinitionReturnType> {
  const path = formatAlarmDefinitionPath(parameters.alarmDefinitionId)
  const body = formatAlarmDefinition(parameters)
  return parseAlarmDefinition(await requestObject(requester, { method: 'PATCH', path, body }, options))
}

/** Which alarm definition to delete. */
export type DeleteAlarmDefinitionParameters = { alarmDefinitionId: string }

/** Nothing: the server answers 204. */
export type DeleteAlarmDefinitionReturnType = undefined

/**
 * Deletes an alarm definition, and all its alarms: `DELETE /v2.0/alarm-definitions/{id}`.
 *
 * @throws `NotFoundError` for an id that the project does not have
 * @example
 * ```ts
 * await deleteAlarmDefinition(client, { alarmDefinitionId })
 * ```
 */
export async function deleteAlarmDefinition(
  requester: Requester,
  parameters: DeleteAlarmDefinitionParameters,
  options: RequestOptions = {},
): Promise<DeleteAlarmDefinitionReturnType> {
  const path = formatAlarmDefinitionPath(parameters.alarmDefinitionId)
  await sendRequest(requester, { method: 'DELETE', path }, options)
}

/** The path of one alarm definition. */
function formatAlarmDefinitionPath(alarmDefinitionId: string): string {
  return `/alarm-definitions/${formatId(alarmDefinitionId, 'alarmDefinitionId')}`
}

/** Severities from the least to the worst. */
const severities: readonly Severity[] = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL']

/** Reads one alarm definition. */
function parseAlarmDefinition(wire: unknown): AlarmDefinition {
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
function formatAlarmDefinition(
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
