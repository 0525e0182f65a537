import { type Alarm, parseAlarm } from '../alarms.js'
import { nextCount } from '../nextOffset.js'
import { formatSortBy } from '../parameters.js'
import type { Page, Requester, RequestOptions } from '../requester.js'
import { requestPage } from '../send.js'
import { type AlarmFilter, formatAlarmFilter } from './alarmFilter.js'

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
  const page = await requestPage(requester, '/alarms', query, options)
  const elements = page.elements.map(parseAlarm)
  return { elements, nextOffset: nextCount(elements.length, page.nextOffset, parameters.offset) }
}
