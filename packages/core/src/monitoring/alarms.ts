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
} from './parameters.js'
import type { Page, Requester, RequestOptions } from './requester.js'
import { isObject, requestObject, requestPage, sendRequest } from './send.js'
import { formatOptionalTime, type Time } from './time.js'

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

/** Which alarms are meant; all conditions must hold. */
export type AlarmFilter = {
  alarmDefinitionId?: string | undefined
  /** The exact name of one of the alarm's metrics. */
  metricName?: string | undefined
  /** Dimensions that one metric of the alarm must have. */
  metricDimensions?: DimensionFilter | undefined
  state?: AlarmState | undefined
  /** Severity of the alarm's definition: one, or several. An empty list filters by none. */
  severity?: Severity | readonly Severity[] | undefined
  /** The exact text. */
  lifecycleState?: string | undefined
  /** The exact text. */
  link?: string | undefined
  /** Only alarms whose state changed at or after this time. */
  stateUpdatedStartTime?: Time | undefined
  /** The `nextOffset` of the page before: how many elements to skip. */
  offset?: string | undefined
  /** Elements on a page. @default 10000, which is also the most */
  limit?: number | undefined
}

/** Which alarms to list, and in which order. */
export type ListAlarmsParameters = AlarmFilter & {
  /**
   * `alarm_id`, `alarm_definition_id`, `alarm_definition_name`, `state`, `severity` (both by rank), `lifecycle_state`,
   * `link`, `state_updated_timestamp`, `updated_timestamp` or `created_timestamp`, each with ` asc` or ` desc` after it.
   *
   * @default 'alarm_id'
   */
  sortBy?: string | readonly string[] | undefined
}

/** A page of alarms. */
export type ListAlarmsReturnType = Page<Alarm>

/**
 * Lists the alarms of the project: `GET /v2.0/alarms`.
 *
 * @throws `InvalidParameterError` for an invalid time, a `limit` below 1, a state or severity that is none, or dimensions
 * that cannot be asked for
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

/** What alarms can be counted by; `name` is the definition's. */
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

/** Which alarms to count, and by what. */
export type CountAlarmsParameters = AlarmFilter & {
  /** Counts each combination apart. @default none: one number */
  groupBy?: readonly AlarmGroup[] | undefined
}

/** Counts as a table. */
export type AlarmCount = {
  /** `count`, then what is grouped by, in that order. */
  columns: string[]
  /** A row for each group, ascending by group; when there are no alarms, one row of 0 and nulls. */
  counts: (string | number | null)[][]
  /** Pass it back as `offset` for the next groups; `undefined` on the last page. */
  nextOffset: string | undefined
}

/** The counts. */
export type CountAlarmsReturnType = AlarmCount

/**
 * Counts alarms: `GET /v2.0/alarms/count`. Grouped by metric name or dimensions, an alarm counts once for each of
 * them. Python servers find nothing for a dimension that is asked for with `true`.
 *
 * @throws `InvalidParameterError` for an invalid time, a `limit` below 1, a state or severity that is none, or dimensions
 * that cannot be asked for
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

/** Which alarm to get. */
export type GetAlarmParameters = { alarmId: string }

/** The alarm. */
export type GetAlarmReturnType = Alarm

/**
 * Gets one alarm: `GET /v2.0/alarms/{id}`.
 *
 * @throws `NotFoundError` for an id that the project does not have
 * @throws `InvalidResponseError` for an answer without an id
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

/** Which alarm to replace the fields of; all are needed, and none may be empty. */
export type UpdateAlarmParameters = AlarmFields & { alarmId: string }

/** The alarm as it is now. */
export type UpdateAlarmReturnType = Alarm

/**
 * Sets all writable fields of an alarm: `PUT /v2.0/alarms/{id}`. It cannot clear any: see `patchAlarm`.
 *
 * @throws `NotFoundError` for an id that the project does not have
 * @throws `InvalidParameterError` for a missing, empty or over-long field, or a state that is none
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
 * Which alarm to change, and what: absent fields keep their value, and the empty text clears `lifecycleState` and
 * `link`.
 */
export type PatchAlarmParameters = {
  [name in keyof AlarmFields]?: AlarmFields[name] | undefined
} & { alarmId: string }

/** The alarm as it is now. */
export type PatchAlarmReturnType = Alarm

/**
 * Changes some fields of an alarm: `PATCH /v2.0/alarms/{id}`.
 *
 * @throws `NotFoundError` for an id that the project does not have
 * @throws `InvalidParameterError` for an over-long text, or a state that is none
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

/** Which alarm to delete. */
export type DeleteAlarmParameters = { alarmId: string }

/** Nothing: the server answers 204. */
export type DeleteAlarmReturnType = undefined

/**
 * Deletes an alarm: `DELETE /v2.0/alarms/{id}`. The next measurement of its metrics makes a new one, with another id.
 *
 * @throws `NotFoundError` for an id that the project does not have
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

/** The path of one alarm. */
export function formatAlarmPath(alarmId: string): string {
  return `/alarms/${formatId(alarmId, 'alarmId')}`
}

/** Writes what the list and the count of alarms have in common. */
function formatAlarmFilter(filter: AlarmFilter): Record<string, string | number | undefined> {
  return {
    alarm_definition_id: filter.alarmDefinitionId,
    metric_name: filter.metricName,
    metric_dimensions: formatDimensionFilter(filter.metricDimensions, 'metricDimensions'),
    state: filter.state === undefined ? undefined : checkState(filter.state),
    severity: formatSeverities(filter.severity),
    lifecycle_state: filter.lifecycleState,
    link: filter.link,
    // The one time that must have a fraction; `formatTime` always writes one.
    state_updated_start_time: formatOptionalTime(filter.stateUpdatedStartTime, 'stateUpdatedStartTime'),
    offset: filter.offset,
    limit: checkPositive(filter.limit, 'limit'),
  }
}

const alarmStates: readonly AlarmState[] = ['OK', 'UNDETERMINED', 'ALARM']

/** Reads one alarm. */
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

/** Reads the metrics of an alarm or of a history entry, without the null ids that some servers put in. */
export function parseAlarmMetrics(wire: unknown): AlarmMetric[] {
  return Array.isArray(wire) ? wire.map(parseIdentity) : []
}

/** Name and dimensions of a metric that an alarm or an expression refers to; there servers escape nothing. */
export function parseIdentity(wire: unknown): { name: string; dimensions: Dimensions } {
  const metric = isObject(wire) ? wire : {}
  const dimensions = metric['dimensions']
  return {
    name: toText(metric['name']),
    // Values are text on every known server; what a broken one may send is passed on unchanged.
    dimensions: isObject(dimensions) ? (dimensions as Dimensions) : {},
  }
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

/** Checks a state that a caller gave. */
function checkState(state: AlarmState): AlarmState {
  return checkWord(state, 'state', alarmStates)
}

function parseText(wire: unknown): string | null {
  return typeof wire === 'string' ? wire : null
}
