import {
  type AlarmDefinition,
  type AlarmDefinitionFields,
  formatAlarmDefinition,
  parseAlarmDefinition,
  type Severity,
} from '../alarmDefinitions.js'
import type { Requester, RequestOptions } from '../requester.js'
import { requestObject } from '../send.js'

/**
 * A new alarm definition. Servers ignore `actions_enabled` here, and always enable them: disable them with
 * `patchAlarmDefinition`.
 */
export type CreateAlarmDefinitionParameters = Pick<AlarmDefinitionFields, 'name' | 'expression'> & {
  /** At most 255 characters. @default '' */
  description?: string | undefined
  /** @default 'LOW' */
  severity?: Severity | undefined
  /** Dimensions that split the metrics into alarms. @default []: one alarm over all metrics */
  matchBy?: readonly string[] | undefined
  /** Ids of notification methods. @default [] */
  alarmActions?: readonly string[] | undefined
  /** Ids of notification methods. @default [] */
  okActions?: readonly string[] | undefined
  /** Ids of notification methods. @default [] */
  undeterminedActions?: readonly string[] | undefined
}

/** The definition, with its id and defaults. */
export type CreateAlarmDefinitionReturnType = AlarmDefinition

/**
 * Creates an alarm definition: `POST /v2.0/alarm-definitions`.
 *
 * @throws `ConflictError` when the name is taken
 * @throws `UnprocessableEntityError` for an expression, match-by or action that the server refuses
 * @throws `InvalidParameterError` for an empty name or expression, an over-long name or description
 * @example
 * ```ts
 * const definition = await createAlarmDefinition(client, {
 *   name: 'Attic too hot',
 *   expression: 'avg(room.temp_c{site=attic}, 300) > 30 times 2',
 *   matchBy: ['hostname'],
 *   severity: 'HIGH',
 * })
 * ```
 */
export async function createAlarmDefinition(
  requester: Requester,
  parameters: CreateAlarmDefinitionParameters,
  options: RequestOptions = {},
): Promise<CreateAlarmDefinitionReturnType> {
  const body = formatAlarmDefinition({ ...parameters, actionsEnabled: undefined })
  const path = '/alarm-definitions'
  return parseAlarmDefinition(await requestObject(requester, { method: 'POST', path, body }, options))
}
