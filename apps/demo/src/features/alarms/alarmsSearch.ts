import type { AlarmState } from '@monasca/core'
import { object, picklist } from 'valibot'
import { parameter } from '../../search/parameter.js'

/** The most important state first. */
export const alarmStates: readonly AlarmState[] = ['ALARM', 'UNDETERMINED', 'OK']

export const alarmsSearch = object({
  /** Absent: alarms in any state. */
  state: parameter(picklist(alarmStates)),
})
