import { type AlarmHistoryEntry, parseAlarmHistoryEntry } from '../alarmHistory.js'
import { checkPositive } from '../parameters.js'
import type { Page, Requester, RequestOptions } from '../requester.js'
import { requestPage } from '../send.js'
import { formatAlarmPath } from './getAlarm.js'

/** The history of which alarm to get. */
export type GetAlarmHistoryParameters = {
  alarmId: string
  /** The `nextOffset` of the page before. */
  offset?: string | undefined
  /** Entries on a page. @default 10000, which is also the most */
  limit?: number | undefined
}

/** A page of changes of state, oldest first. */
export type GetAlarmHistoryReturnType = Page<AlarmHistoryEntry>

/**
 * Gets the changes of one alarm's state: `GET /v2.0/alarms/{id}/state-history`. An unknown id gives an empty page.
 *
 * @throws `InvalidParameterError` for a `limit` below 1
 * @example
 * ```ts
 * const { elements } = await getAlarmHistory(client, { alarmId })
 * ```
 */
export async function getAlarmHistory(
  requester: Requester,
  parameters: GetAlarmHistoryParameters,
  options: RequestOptions = {},
): Promise<GetAlarmHistoryReturnType> {
  const path = `${formatAlarmPath(parameters.alarmId)}/state-history`
  const query = { offset: parameters.offset, limit: checkPositive(parameters.limit, 'limit') }
  const page = await requestPage(requester, path, query, options)
  return { elements: page.elements.map(parseAlarmHistoryEntry), nextOffset: page.nextOffset }
}
