import { type Alarm, parseAlarm } from '../alarms.js'
import { formatId } from '../parameters.js'
import type { Requester, RequestOptions } from '../requester.js'
import { requestObject } from '../send.js'

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

/** The path of one alarm. */
export function formatAlarmPath(alarmId: string): string {
  return `/alarms/${formatId(alarmId, 'alarmId')}`
}
