import type { Requester, RequestOptions } from '../requester.js'
import { sendRequest } from '../send.js'
import { formatAlarmPath } from './getAlarm.js'

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
