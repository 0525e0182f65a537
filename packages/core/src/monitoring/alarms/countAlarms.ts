import { toText } from '../../series/toText.js'
import { nextCount, nextOffset } from '../nextOffset.js'
import { formatList } from '../parameters.js'
import type { Requester, RequestOptions } from '../requester.js'
import { requestObject } from '../send.js'
import { type AlarmFilter, formatAlarmFilter } from './alarmFilter.js'

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
  const body = await requestObject(requester, { method: 'GET', path: '/alarms/count', query }, options)
  const { columns, counts, links } = body
  const rows: unknown[] = Array.isArray(counts) ? counts : []
  return {
    columns: Array.isArray(columns) ? columns.map((value) => toText(value)) : ['count'],
    counts: rows.map((row) => (Array.isArray(row) ? row : [])),
    nextOffset: nextCount(rows.length, nextOffset(links, rows.length), parameters.offset),
  }
}
