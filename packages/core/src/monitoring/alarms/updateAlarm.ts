import { InvalidParameterError } from '../../errors/index.js'
import { type Alarm, type AlarmFields, formatAlarm, parseAlarm } from '../alarms.js'
import type { Requester, RequestOptions } from '../requester.js'
import { requestObject } from '../send.js'
import { formatAlarmPath } from './getAlarm.js'

/** Which alarm to replace the fields of; all are needed, and none may be empty. */
export type UpdateAlarmParameters = AlarmFields & { alarmId: string }

/** The alarm as it is now. */
export type UpdateAlarmReturnType = Alarm

/**
 * Sets all writable fields of an alarm: `PUT /v2.0/alarms/{id}`. It cannot clear any: see `patchAlarm`.
 *
 * @throws `NotFoundError` for an id that the project does not have
 * @throws `InvalidParameterError` for a missing, empty or over-long field, or a state that is none
 * @example
 * ```ts
 * await updateAlarm(client, { alarmId, state: 'OK', lifecycleState: 'CLOSED', link: 'https://tickets.example.org/7' })
 * ```
 */
export async function updateAlarm(
  requester: Requester,
  parameters: UpdateAlarmParameters,
  options: RequestOptions = {},
): Promise<UpdateAlarmReturnType> {
  const missing = (['state', 'lifecycleState', 'link'] as const).find(
    (name) => parameters[name] === undefined,
  )
  if (missing !== undefined) {
    throw new InvalidParameterError({ parameter: missing, reason: 'is missing', advice: 'See `patchAlarm`.' })
  }
  const path = formatAlarmPath(parameters.alarmId)
  const body = formatAlarm(parameters, 1)
  return parseAlarm(await requestObject(requester, { method: 'PUT', path, body }, options))
}
