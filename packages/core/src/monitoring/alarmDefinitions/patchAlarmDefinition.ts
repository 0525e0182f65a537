import {
  type AlarmDefinition,
  type AlarmDefinitionFields,
  formatAlarmDefinition,
  parseAlarmDefinition,
} from '../alarmDefinitions.js'
import type { Requester, RequestOptions } from '../requester.js'
import { requestObject } from '../send.js'
import { formatAlarmDefinitionPath } from './getAlarmDefinition.js'

/** Which alarm definition to change, and what: absent fields keep their value, and `[]` clears a list of actions. */
export type PatchAlarmDefinitionParameters = {
  [name in keyof AlarmDefinitionFields]?: AlarmDefinitionFields[name] | undefined
} & { alarmDefinitionId: string }

/** The definition as it is now. */
export type PatchAlarmDefinitionReturnType = AlarmDefinition

/**
 * Changes some fields of an alarm definition: `PATCH /v2.0/alarm-definitions/{id}`.
 *
 * @throws `NotFoundError`, `ConflictError` when the name is another's
 * @throws `UnprocessableEntityError` for a change of what cannot change, or for fields that the server refuses
 * @throws `InvalidParameterError` for an empty name or expression, an over-long name or description
 * @example
 * ```ts
 * await patchAlarmDefinition(client, { alarmDefinitionId, actionsEnabled: false })
 * ```
 */
export async function patchAlarmDefinition(
  requester: Requester,
  parameters: PatchAlarmDefinitionParameters,
  options: RequestOptions = {},
): Promise<PatchAlarmDefinitionReturnType> {
  const path = formatAlarmDefinitionPath(parameters.alarmDefinitionId)
  const body = formatAlarmDefinition(parameters)
  return parseAlarmDefinition(await requestObject(requester, { method: 'PATCH', path, body }, options))
}
