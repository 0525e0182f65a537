import { InvalidParameterError } from '../errors/index.js'
import { parseTime } from '../series/parseTime.js'
import { toText } from '../series/toText.js'
import { formatSeverities, parseSeverity, type Severity } from './alarmDefinitions.js'
import { type DimensionFilter, type Dimensions, formatDimensionFilter } from './dimensions.js'
import { nextCount, nextOffset } from './nextOffset.js'
import {
  checkOptionalText,
  checkPositive,
  checkWord,
  formatId,
  formatList,
  formatSortBy,
  type SortBy,
} from './parameters.js'
import type { Page, Requester, RequestOptions } from './requester.js'
import { isObject, requestObject, requestPage, sendRequest } from './send.js'
import { formatOptionalTime, type Time } from './time.js'

/** OK, the condition holds (`ALARM`), or too few measurements (`UNDETERMINED`). */
export type AlarmState = 'OK' | 'ALARM' | 'UNDETERMINED'

/** A metric of an alarm. */
export type AlarmMetric = { name: string; dimensions: Dimensions }

/** One alarm: an alarm definition applied to one group of metrics. Servers create alarms when measurements arrive. */
export type Alarm = {
  id: string
  alarmDefinition: { id: string; name: string; severity: Severity }
  metrics: AlarmMetric[]
  state: AlarmState
  /** Free text for a workflow, such as `OPEN`; null until it is set. */
  lifecycleState: string | null
  /** Free text, usually the address of a ticket; null until it is set. */
  link: string | null
  /** Last change of `state`, in milliseconds since the epoch. */
  stateUpdatedTimestamp: number
  /** Last change of any field, in milliseconds since the epoch. */
  updatedTimestamp: number
  /** Milliseconds since the epoch. */
  createdTimestamp: number
}

/** The writable fields of an alarm. */
export type AlarmFields = {
  /** Sends notifications like any state change. The server soon evaluates the alarm again and may change it back. */
  state: AlarmState
  /** At most 50 characters. */
  lifecycleState: string
  /** At most 512 characters. */
  link: string
}

/** Conditions that all must hold. */
export type AlarmFilter = {
  /** Only alarms of this definition. */
  alarmDefinitionId?: string | undefined
  /** Exact name of one of the alarm's metrics. */
  metricName?: string | undefined
  /** Dimensions that one metric of the alarm must have. */
  metricDimensions?: DimensionFilter | undefined
  /** Only alarms in this state. */
  state?: AlarmState | undefined
  /** One or more severities of the alarm's definition. An empty list does not filter. */
  severity?: Severity | readonly Severity[] | undefined
  /** Exact text. */
  lifecycleState?: string | undefined
  /** Exact text. */
  link?: string | undefined
  /** Only alarms whose state changed at or after this time. */
  stateUpdatedStartTime?: Time | undefined
  /** `nextOffset` of the previous page: the number of elements to skip. */
  offset?: string | undefined
  /** Elements per page. @default 10000, which is also the maximum */
  limit?: number | undefined
}

/** The fields by which alarms can be sorted. */
type AlarmSortField =
  | 'alarm_id'
  | 'alarm_definition_id'
  | 'alarm_definition_name'
  | 'state'
  | 'severity'
  | 'lifecycle_state'
  | 'link'
  | 'state_updated_timestamp'
  | 'updated_timestamp'
  | 'created_timestamp'

export type ListAlarmsParameters = AlarmFilter & {
  /**
   * `alarm_id`, `alarm_definition_id`, `alarm_definition_name`, `state`, `severity` (both by rank), `lifecycle_state`,
   * `link`, `state_updated_timestamp`, `updated_timestamp` or `created_timestamp`, each optionally followed by ` asc`
   * or ` desc`.
   *
   * @default 'alarm_id'
   */
  sortBy?: SortBy<AlarmSortField> | readonly SortBy<AlarmSortField>[] | undefined
}

export type ListAlarmsReturnType = Page<Alarm>

/**
 * Lists the alarms of the project: `GET /v2.0/alarms`.
 *
 * @throws `InvalidParameterError` for an invalid time, a `limit` below 1, an unknown state or severity, or dimensions
 *   that are not a valid filter
 * @example
 * ```ts
 * const { elements } = await listAlarms(client, { state: 'ALARM', sortBy: ['severity desc', 'alarm_id'] })
 * ```
 */
export async function listAlarms(
  requester: Requester,
  parameters: ListAlarmsParameters = {},
  options: RequestOptions = {},
): Promise<ListAlarmsReturnType> {
  const query = { ...formatAlarmFilter(parameters), sort_by: formatSortBy(parameters.sortBy) }
  const page = await requestPage(
    requester,
    { path: '/alarms', query, paging: 'count', countPath: '/alarms/count' },
    options,
  )
  const elements = page.elements.map(parseAlarm)
  return { elements, nextOffset: nextCount(elements.length, page.nextOffset, parameters.offset) }
}

/** Groups to count alarms by; `name` is the definition's name. */
export type AlarmGroup =
  | 'alarm_definition_id'
  | 'name'
  | 'state'
  | 'severity'
  | 'link'
  | 'lifecycle_state'
  | 'metric_name'
  | 'dimension_name'
  | 'dimension_value'

export type CountAlarmsParameters = AlarmFilter & {
  /** Counts each combination separately. @default none: one number */
  groupBy?: readonly AlarmGroup[] | undefined
}

/** Alarm counts as a table. */
export type AlarmCount = {
  /** `count`, then the groups in the requested order. */
  columns: string[]
  /** A row per group, ascending by group. Without alarms: one row of 0 and nulls. */
  counts: (string | number | null)[][]
  /** Pass it as `offset` to get the next groups; `undefined` on the last page. */
  nextOffset: string | undefined
}

export type CountAlarmsReturnType = AlarmCount

/**
 * Counts alarms: `GET /v2.0/alarms/count`. Grouped by metric name or dimensions, an alarm counts once per metric name
 * or dimension. Python servers find nothing for a dimension filter of `true`.
 *
 * @throws `InvalidParameterError` for an invalid time, a `limit` below 1, an unknown state or severity, or dimensions
 *   that are not a valid filter
 * @example
 * ```ts
 * const { counts } = await countAlarms(client, { groupBy: ['state'] }) // [[2, 'ALARM'], [14, 'OK']]
 * ```
 */
export async function countAlarms(
  requester: Requester,
  parameters: CountAlarmsParameters = {},
  options: RequestOptions = {},
): Promise<CountAlarmsReturnType> {
  const query = { ...formatAlarmFilter(parameters), group_by: formatList(parameters.groupBy, 'groupBy') }
  const body = await requestObject(
    requester,
    { method: 'GET', path: '/alarms/count', query, paging: 'count' },
    options,
  )
  const { columns, counts, links } = body
  const rows: unknown[] = Array.isArray(counts) ? counts : []
  return {
    columns: Array.isArray(columns) ? columns.map((value) => toText(value)) : ['count'],
    counts: rows.map((row) => (Array.isArray(row) ? row : [])),
    nextOffset: nextCount(rows.length, nextOffset(links, rows.length), parameters.offset),
  }
}

export type GetAlarmParameters = { alarmId: string }

export type GetAlarmReturnType = Alarm

/**
 * Gets one alarm: `GET /v2.0/alarms/{id}`.
 *
 * @throws `NotFoundError` if the project has no such id
 * @throws `InvalidResponseError` for a response without an id
 * @example
 * ```ts
 * const { state } = await getAlarm(client, { alarmId })
 * ```
 */
export async function getAlarm(
  requester: Requester,
  parameters: GetAlarmParameters,
  options: RequestOptions = {},
): Promise<GetAlarmReturnType> {
  const path = formatAlarmPath(parameters.alarmId)
  return parseAlarm(await requestObject(requester, { method: 'GET', path }, options, 'id'))
}

/** All fields are required, and none may be empty. */
export type UpdateAlarmParameters = AlarmFields & { alarmId: string }

/** The updated alarm. */
export type UpdateAlarmReturnType = Alarm

/**
 * Sets all writable fields of an alarm: `PUT /v2.0/alarms/{id}`. To clear a field, use `patchAlarm`.
 *
 * @throws `NotFoundError` if the project has no such id
 * @throws `InvalidParameterError` for a field that is missing, empty or too long, or an unknown state
 * @example
 * ```ts
 * await updateAlarm(client, { alarmId, state: 'OK', lifecycleState: 'CLOSED', link: 'https://tickets.example.org/7' })
 * ```
 */
export async function updateAlarm(
  requester: Requester,
  parameters: UpdateAlarmParameters,
  options: RequestOptions = {},
): Promise<UpdateAlarmReturnType> {
  const missing = (['state', 'lifecycleState', 'link'] as const).find(
    (name) => parameters[name] === undefined,
  )
  if (missing !== undefined) {
    throw new InvalidParameterError({ parameter: missing, reason: 'is missing', advice: 'See `patchAlarm`.' })
  }
  const path = formatAlarmPath(parameters.alarmId)
  const body = formatAlarm(parameters, 1)
  return parseAlarm(await requestObject(requester, { method: 'PUT', path, body }, options))
}

/**
 * Missing fields keep their value. An empty string clears `lifecycleState` or `link`.
 */
export type PatchAlarmParameters = {
  [name in keyof AlarmFields]?: AlarmFields[name] | undefined
} & { alarmId: string }

/** The updated alarm. */
export type PatchAlarmReturnType = Alarm

/**
 * Changes some fields of an alarm: `PATCH /v2.0/alarms/{id}`.
 *
 * @throws `NotFoundError` if the project has no such id
 * @throws `InvalidParameterError` for a text that is too long, or an unknown state
 * @example
 * ```ts
 * await patchAlarm(client, { alarmId, lifecycleState: 'ACKNOWLEDGED' })
 * ```
 */
export async function patchAlarm(
  requester: Requester,
  parameters: PatchAlarmParameters,
  options: RequestOptions = {},
): Promise<PatchAlarmReturnType> {
  const path = formatAlarmPath(parameters.alarmId)
  const body = formatAlarm(parameters, 0)
  return parseAlarm(await requestObject(requester, { method: 'PATCH', path, body }, options))
}

export type DeleteAlarmParameters = { alarmId: string }

/** The server responds with 204. */
export type DeleteAlarmReturnType = undefined

/**
 * Deletes an alarm: `DELETE /v2.0/alarms/{id}`. The next measurement of its metrics creates a new alarm with another
 * id.
 *
 * @throws `NotFoundError` if the project has no such id
 * @example
 * ```ts
 * await deleteAlarm(client, { alarmId })
 * ```
 */
export async function deleteAlarm(
  requester: Requester,
  parameters: DeleteAlarmParameters,
  options: RequestOptions = {},
): Promise<DeleteAlarmReturnType> {
  await sendRequest(requester, { method: 'DELETE', path: formatAlarmPath(parameters.alarmId) }, options)
}

export function formatAlarmPath(alarmId: string): string {
  return `/alarms/${formatId(alarmId, 'alarmId')}`
}

/** Formats the query that lists and counts share. */
function formatAlarmFilter(filter: AlarmFilter): Record<string, string | number | undefined> {
  return {
    alarm_definition_id: filter.alarmDefinitionId,
    metric_name: filter.metricName,
    metric_dimensions: formatDimensionFilter(filter.metricDimensions, 'metricDimensions'),
    state: filter.state === undefined ? undefined : checkState(filter.state),
    severity: formatSeverities(filter.severity),
    lifecycle_state: filter.lifecycleState,
    link: filter.link,
    // The only time that needs a fraction; `formatTime` always adds one.
    state_updated_start_time: formatOptionalTime(filter.stateUpdatedStartTime, 'stateUpdatedStartTime'),
    offset: filter.offset,
    limit: checkPositive(filter.limit, 'limit'),
  }
}

const alarmStates: readonly AlarmState[] = ['OK', 'UNDETERMINED', 'ALARM']

function parseAlarm(wire: unknown): Alarm {
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

/** Reads the metrics of an alarm or a history entry, without the null ids of some servers. */
export function parseAlarmMetrics(wire: unknown): AlarmMetric[] {
  return Array.isArray(wire) ? wire.map(parseIdentity) : []
}

/** Reads a metric of an alarm or expression. Servers escape nothing there. */
export function parseIdentity(wire: unknown): { name: string; dimensions: Dimensions } {
  const metric = isObject(wire) ? wire : {}
  const dimensions = metric['dimensions']
  return {
    name: toText(metric['name']),
    // All known servers send strings. Other values of a faulty server pass through unchanged.
    dimensions: isObject(dimensions) ? (dimensions as Dimensions) : {},
  }
}

/** Reads a state: the server has only these three. */
export function parseState(wire: unknown): AlarmState {
  return toText(wire, 'UNDETERMINED').toUpperCase() as AlarmState
}

/**
 * Formats only the given fields.
 *
 * @param minimum 1 if the server rejects empty strings, 0 if they clear the field
 * @throws `InvalidParameterError` for null, texts that are too long, and unknown states: servers fail with 500
 */
function formatAlarm(
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

function checkState(state: AlarmState): AlarmState {
  return checkWord(state, 'state', alarmStates)
}

function parseText(wire: unknown): string | null {
  return typeof wire === 'string' ? wire : null
}
