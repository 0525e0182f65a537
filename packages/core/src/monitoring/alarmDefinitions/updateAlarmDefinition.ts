import {
  type AlarmDefinition,
  type AlarmDefinitionFields,
  formatAlarmDefinition,
  parseAlarmDefinition,
} from '../alarmDefinitions.js'
import type { Requester, RequestOptions } from '../requester.js'
import { requestObject } from '../send.js'
import { formatAlarmDefinitionPath } from './getAlarmDefinition.js'

/** Which alarm definition to replace, and by what: all fields are needed. */
export type UpdateAlarmDefinitionParameters = AlarmDefinitionFields & { alarmDefinitionId: string }

/** The definition as it is now. */
export type UpdateAlarmDefinitionReturnType = AlarmDefinition

/**
 * Replaces an alarm definition: `PUT /v2.0/alarm-definitions/{id}`. A fetched definition may be spread into the
 * parameters. `matchBy`, and the metrics and dimensions in the expression, must be what they were.
 *
 * @throws `NotFoundError`, `ConflictError` when the name is another's
 * @throws `UnprocessableEntityError` for a change of what cannot change, or for fields that the server refuses
 * @throws `InvalidParameterError` for an empty name or expression, an over-long name or description
 * @example
 * ```ts
 * const definition = await getAlarmDefinition(client, { alarmDefinitionId })
 * await updateAlarmDefinition(client, { ...definition, alarmDefinitionId, severity: 'CRITICAL' })
 * ```
 */
export async function updateAlarmDefinition(
  requester: Requester,
  parameters: UpdateAlarmDefinitionParameters,
  options: RequestOptions = {},
): Promise<UpdateAlarmDefinitionReturnType> {
  const path = formatAlarmDefinitionPath(parameters.alarmDefinitionId)
  const body = formatAlarmDefinition(parameters)
  return parseAlarmDefinition(await requestObject(requester, { method: 'PUT', path, body }, options))
}
