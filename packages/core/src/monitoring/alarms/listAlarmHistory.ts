import { type AlarmHistoryEntry, parseAlarmHistoryEntry } from '../alarmHistory.js'
import { type DimensionFilter, formatDimensionFilter } from '../dimensions.js'
import { checkPositive } from '../parameters.js'
import type { Page, Requester, RequestOptions } from '../requester.js'
import { requestPage } from '../send.js'
import { formatOptionalTime, type Time } from '../time.js'

/** Which changes of state to list. */
export type ListAlarmHistoryParameters = {
  /** Only alarms with a metric that has these dimensions. */
  dimensions?: DimensionFilter | undefined
  /** Only changes at or after this time. */
  startTime?: Time | undefined
  /** Only changes at or before this time. */
  endTime?: Time | undefined
  /** The `nextOffset` of the page before. */
  offset?: string | undefined
  /** Entries on a page. @default 10000, which is also the most */
  limit?: number | undefined
}

/** A page of changes of state, oldest first. */
export type ListAlarmHistoryReturnType = Page<AlarmHistoryEntry>

/**
 * Lists the changes of state of all alarms that still exist: `GET /v2.0/alarms/state-history`.
 *
 * @throws `InvalidParameterError` for an invalid time, a `limit` below 1, or dimensions that cannot be asked for
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
  const page = await requestPage(requester, '/alarms/state-history', query, options)
  return { elements: page.elements.map(parseAlarmHistoryEntry), nextOffset: page.nextOffset }
}
