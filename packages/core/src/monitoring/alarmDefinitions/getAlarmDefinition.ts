import { type AlarmDefinition, parseAlarmDefinition } from '../alarmDefinitions.js'
import { formatId } from '../parameters.js'
import type { Requester, RequestOptions } from '../requester.js'
import { requestObject } from '../send.js'

/** Which alarm definition to get. */
export type GetAlarmDefinitionParameters = { alarmDefinitionId: string }

/** The definition. */
export type GetAlarmDefinitionReturnType = AlarmDefinition

/**
 * Gets one alarm definition: `GET /v2.0/alarm-definitions/{id}`.
 *
 * @throws `NotFoundError` for an id that the project does not have
 * @throws `InvalidResponseError` for an answer without an id
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

/** The path of one alarm definition. */
export function formatAlarmDefinitionPath(alarmDefinitionId: string): string {
  return `/alarm-definitions/${formatId(alarmDefinitionId, 'alarmDefinitionId')}`
}
