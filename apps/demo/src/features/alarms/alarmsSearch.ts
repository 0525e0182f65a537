import type { AlarmState } from '@monasca/core'

/** In the order in which they matter. */
export const alarmStates: readonly AlarmState[] = ['ALARM', 'UNDETERMINED', 'OK']

export type AlarmsSearch = {
  /** Absent: alarms in any state. */
  state?: AlarmState | undefined
}

export function parseAlarmsSearch(search: Record<string, unknown>): AlarmsSearch {
  // Not left out when unknown: it would come back from the address unchecked.
  return { state: alarmStates.find((state) => state === search['state']) }
}
