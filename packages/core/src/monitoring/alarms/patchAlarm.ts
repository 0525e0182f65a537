import { type Alarm, type AlarmFields, formatAlarm, parseAlarm } from '../alarms.js'
import type { Requester, RequestOptions } from '../requester.js'
import { requestObject } from '../send.js'
import { formatAlarmPath } from './getAlarm.js'

/**
 * Which alarm to change, and what: absent fields keep their value, and the empty text clears `lifecycleState` and
 * `link`.
 */
export type PatchAlarmParameters = {
  [name in keyof AlarmFields]?: AlarmFields[name] | undefined
} & { alarmId: string }

/** The alarm as it is now. */
export type PatchAlarmReturnType = Alarm

/**
 * Changes some fields of an alarm: `PATCH /v2.0/alarms/{id}`.
 *
 * @throws `NotFoundError` for an id that the project does not have
 * @throws `InvalidParameterError` for an over-long text, or a state that is none
 * @example
 * ```ts
 * await patchAlarm(client, { alarmId, lifecycleState: 'ACKNOWLEDGED' })
 * ```
 */
export async function patchAlarm(
  requester: Requester,
  parameters: PatchAlarmParameters,
  options: RequestOptions = {},
): Promise<PatchAlarmReturnType> {
  const path = formatAlarmPath(parameters.alarmId)
  const body = formatAlarm(parameters, 0)
  return parseAlarm(await requestObject(requester, { method: 'PATCH', path, body }, options))
}
