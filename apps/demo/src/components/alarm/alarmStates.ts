import type { AlarmState } from '@monasca/core'

/** The most important state first. */
export const alarmStates: readonly AlarmState[] = ['ALARM', 'UNDETERMINED', 'OK']
