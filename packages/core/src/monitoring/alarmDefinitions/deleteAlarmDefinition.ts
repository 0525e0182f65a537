import type { Requester, RequestOptions } from '../requester.js'
import { sendRequest } from '../send.js'
import { formatAlarmDefinitionPath } from './getAlarmDefinition.js'

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
