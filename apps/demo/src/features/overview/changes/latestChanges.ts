import type { Alarm, AlarmHistoryEntry, AlarmState } from '@monasca/core'

/** A change of an alarm's state. */
export type AlarmChange = {
  key: string
  alarm: Alarm
  /** Milliseconds since the epoch. */
  time: number
  /** `undefined` for a new alarm, and if the history does not tell. */
  from: AlarmState | undefined
  to: AlarmState
  isNew: boolean
}

/** Milliseconds: alarms have times in whole seconds, histories exact ones. */
const second = 1000

/**
 * Joins the alarms that changed last with their histories, the newest change first.
 *
 * The API lists histories from the oldest entry, without the names of alarms. The `alarms` that changed last, and all
 * entries since the first of these changes, contain the newest changes: as many as there are alarms, at least. An alarm
 * without an entry is new, or its entry did not fit on the page.
 *
 * @param entries of any alarms, since the earliest `stateUpdatedTimestamp`
 * @param length number of changes to return, at most
 */
export function latestChanges(
  alarms: readonly Alarm[],
  entries: readonly AlarmHistoryEntry[],
  length: number,
): AlarmChange[] {
  const byId = new Map(alarms.map((alarm) => [alarm.id, alarm]))
  const lastTimes = new Map<string, number>()
  const changes: AlarmChange[] = []
  for (const { id, alarmId, timestamp, oldState, newState } of entries) {
    const alarm = byId.get(alarmId)
    if (alarm === undefined) continue
    lastTimes.set(alarmId, Math.max(timestamp, lastTimes.get(alarmId) ?? 0))
    const key = `${alarmId} ${id} ${newState}`
    changes.push({ key, alarm, time: timestamp, from: oldState, to: newState, isNew: false })
  }
  for (const alarm of alarms) {
    const { id, state, stateUpdatedTimestamp: time, createdTimestamp } = alarm
    if ((lastTimes.get(id) ?? 0) > time - second) continue
    const isNew = time - createdTimestamp < second
    changes.push({ key: `${id} ${time}`, alarm, time, from: undefined, to: state, isNew })
  }
  return changes.sort((a, b) => b.time - a.time).slice(0, length)
}

/** Whether no alarm has changed between two reads. */
export function isSameNews(a: readonly Alarm[], b: readonly Alarm[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      ({ id, stateUpdatedTimestamp }, index) =>
        id === b[index]?.id && stateUpdatedTimestamp === b[index].stateUpdatedTimestamp,
    )
  )
}
