import { object, picklist } from 'valibot'
import { alarmStates } from '../../components/alarm/stateLooks.js'
import { parameter } from '../../search/parameter.js'

export const alarmsSearch = object({
  /** Absent: alarms in any state. */
  state: parameter(picklist(alarmStates)),
})
