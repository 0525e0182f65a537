import { InvalidParameterError } from '../errors/index.js'
import { toText } from '../series/toText.js'
import { type DimensionFilter, formatDimensionFilter } from './dimensions.js'
import { nextCount } from './nextOffset.js'
import {
  checkOptionalText,
  checkPositive,
  checkWord,
  formatId,
  formatSortBy,
  type SortBy,
} from './parameters.js'
import type { Page, Requester, RequestOptions } from './requester.js'
import { isObject, requestObject, requestPage, sendRequest } from './send.js'

/** Severity of the alarms of a definition. */
export type Severity = 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL'

/** The rule from which the server creates alarms. */
export type AlarmDefinition = {
  id: string
  /** Unique in the project. */
  name: string
  description: string
  /** In the alarm expression language, as entered. */
  expression: string
  /** True if every comparison is deterministic: without measurements the alarm is then OK, not UNDETERMINED. */
  deterministic: boolean
  /** Dimensions that split the metrics into alarms; empty for one alarm over all metrics. Immutable. */
  matchBy: string[]
  severity: Severity
  /** Whether state changes send notifications. */
  actionsEnabled: boolean
  /** Ids of the notification methods to notify on ALARM. */
  alarmActions: string[]
  /** Ids of the notification methods to notify on OK. */
  okActions: string[]
  /** Ids of the notification methods to notify on UNDETERMINED. */
  undeterminedActions: string[]
}

/** The writable fields of an alarm definition. */
export type AlarmDefinitionFields = {
  /** At most 255 characters, unique in the project. */
  name: string
  /** In the alarm expression language. After creation, its metrics and dimensions cannot change. */
  expression: string
  /** At most 255 characters. */
  description: string
  severity: Severity
  /** Dimensions that split the metrics into alarms. Cannot change after creation. */
  matchBy: readonly string[]
  /** Ids of notification methods. */
  alarmActions: readonly string[]
  /** Ids of notification methods. */
  okActions: readonly string[]
  /** Ids of notification methods. */
  undeterminedActions: readonly string[]
  actionsEnabled: boolean
}

/** The fields by which alarm definitions can be sorted. */
type AlarmDefinitionSortField = 'id' | 'name' | 'severity' | 'updated_at' | 'created_at'

export type ListAlarmDefinitionsParameters = {
  /** Exact name. */
  name?: string | undefined
  /**
   * Dimensions that one comparison of the expression must contain. Use single values: Python servers find nothing for a
   * list of values or for `true`.
   */
  dimensions?: DimensionFilter | undefined
  /** One or more severities. An empty list does not filter. */
  severity?: Severity | readonly Severity[] | undefined
  /**
   * `id`, `name`, `severity` (alphabetically), `updated_at` or `created_at`, each optionally followed by ` asc` or
   * ` desc`.
   *
   * @default 'id'
   */
  sortBy?: SortBy<AlarmDefinitionSortField> | readonly SortBy<AlarmDefinitionSortField>[] | undefined
  /** `nextOffset` of the previous page: the number of definitions to skip. */
  offset?: string | undefined
  /** Definitions per page. @default 10000, which is also the maximum */
  limit?: number | undefined
}

export type ListAlarmDefinitionsReturnType = Page<AlarmDefinition>

/**
 * Lists the alarm definitions of the project: `GET /v2.0/alarm-definitions`.
 *
 * A filter by `dimensions` may return a definition twice: once per matching comparison.
 *
 * @throws `InvalidParameterError` for a `limit` below 1, an unknown severity, or dimensions that are not a valid filter
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

export type GetAlarmDefinitionParameters = { alarmDefinitionId: string }

export type GetAlarmDefinitionReturnType = AlarmDefinition

/**
 * Gets one alarm definition: `GET /v2.0/alarm-definitions/{id}`.
 *
 * @throws `NotFoundError` if the project has no such id
 * @throws `InvalidResponseError` for a response without an id
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
 * A new alarm definition. Servers ignore `actions_enabled` here and always enable actions. Disable them with
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

/** The definition with its id and defaults. */
export type CreateAlarmDefinitionReturnType = AlarmDefinition

/**
 * Creates an alarm definition: `POST /v2.0/alarm-definitions`.
 *
 * @throws `ConflictError` if the name is taken
 * @throws `UnprocessableEntityError` for an expression, match-by or action that the server rejects
 * @throws `InvalidParameterError` for an empty name or expression, or a name or description that is too long
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

/** All fields are required. */
export type UpdateAlarmDefinitionParameters = AlarmDefinitionFields & { alarmDefinitionId: string }

/** The updated definition. */
export type UpdateAlarmDefinitionReturnType = AlarmDefinition

/**
 * Replaces an alarm definition: `PUT /v2.0/alarm-definitions/{id}`. You can spread a fetched definition into the
 * parameters. `matchBy` and the expression's metrics and dimensions must stay unchanged.
 *
 * @throws `NotFoundError`, `ConflictError` if another has this name
 * @throws `UnprocessableEntityError` for a change of an immutable field, or for fields that the server rejects
 * @throws `InvalidParameterError` for an empty name or expression, or a name or description that is too long
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

/** Missing fields keep their value, and `[]` clears a list of actions. */
export type PatchAlarmDefinitionParameters = {
  [name in keyof AlarmDefinitionFields]?: AlarmDefinitionFields[name] | undefined
} & { alarmDefinitionId: string }

/** The updated definition. */
export type PatchAlarmDefinitionReturnType = AlarmDefinition

/**
 * Changes some fields of an alarm definition: `PATCH /v2.0/alarm-definitions/{id}`.
 *
 * @throws `NotFoundError`, `ConflictError` if another has this name
 * @throws `UnprocessableEntityError` for a change of an immutable field, or for fields that the server rejects
 * @throws `InvalidParameterError` for an empty name or expression, or a name or description that is too long
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

export type DeleteAlarmDefinitionParameters = { alarmDefinitionId: string }

/** The server responds with 204. */
export type DeleteAlarmDefinitionReturnType = undefined

/**
 * Deletes an alarm definition and all its alarms: `DELETE /v2.0/alarm-definitions/{id}`.
 *
 * @throws `NotFoundError` if the project has no such id
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

function formatAlarmDefinitionPath(alarmDefinitionId: string): string {
  return `/alarm-definitions/${formatId(alarmDefinitionId, 'alarmDefinitionId')}`
}

/** Severities, lowest first. */
const severities: readonly Severity[] = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL']

function parseAlarmDefinition(wire: unknown): AlarmDefinition {
  const definition = isObject(wire) ? wire : {}
  return {
    id: toText(definition['id']),
    name: toText(definition['name']),
    // A single read of an old row returns null where the list returns an empty string.
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

/** Reads a severity: the server has only these four. */
export function parseSeverity(wire: unknown): Severity {
  return toText(wire, 'LOW').toUpperCase() as Severity
}

/** Formats a severity filter: `HIGH|CRITICAL`. `undefined` or an empty list is no filter. */
export function formatSeverities(severity: Severity | readonly Severity[] | undefined): string | undefined {
  const wanted: readonly Severity[] = severity === undefined ? [] : [severity].flat()
  return wanted.map((word) => checkWord(word, 'severity', severities)).join('|') || undefined
}

/**
 * Formats only the given fields.
 *
 * @throws `InvalidParameterError` for values that break a server: texts that are empty or too long, an empty
 *   expression, an unknown severity
 */
function formatAlarmDefinition(
  fields: {
    [name in keyof AlarmDefinitionFields]?: AlarmDefinitionFields[name] | undefined
  },
): Record<string, unknown> {
  const { severity, actionsEnabled } = fields
  if (actionsEnabled !== undefined && typeof actionsEnabled !== 'boolean') {
    // Servers treat the text 'false' as true.
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
