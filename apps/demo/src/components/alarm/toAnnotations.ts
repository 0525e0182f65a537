import type { AlarmHistoryEntry } from '@monasca/core'
import type { ChartAnnotation } from '../chart/types.js'
import { stateLooks } from './stateLooks.js'

const colors = {
  ALARM: '--state-alarm',
  UNDETERMINED: '--state-undetermined',
  OK: '--state-ok',
} as const satisfies Record<AlarmHistoryEntry['newState'], string>

/**
 * State changes of alarms as marks of a chart, oldest first: `Alarm`, or `web-01: Alarm` if a name is given for each
 * alarm.
 */
export function toAnnotations(
  history: readonly Pick<AlarmHistoryEntry, 'alarmId' | 'timestamp' | 'newState'>[],
  nameOf: (alarmId: string) => string | undefined = () => undefined,
): ChartAnnotation[] {
  return history
    .map(({ alarmId, timestamp, newState }): ChartAnnotation => {
      const name = nameOf(alarmId)
      const { label } = stateLooks[newState]
      return {
        time: timestamp,
        label: name === undefined ? label : `${name}: ${label}`,
        color: colors[newState],
      }
    })
    .sort((a, b) => a.time - b.time)
}
