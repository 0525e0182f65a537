import type { AlarmCount, AlarmState } from '@monasca/core'

export type StateCounts = Record<AlarmState, number>

/** Parses counts grouped by definition and state. Definitions without alarms are missing. */
export function countsByDefinition({ columns, counts }: AlarmCount): ReadonlyMap<string, StateCounts> {
  const [count, definition, state] = ['count', 'alarm_definition_id', 'state'].map((name) =>
    columns.indexOf(name),
  )
  const found = new Map<string, StateCounts>()
  for (const row of counts) {
    const [id, name] = [row[definition ?? -1], row[state ?? -1]]
    if (typeof id !== 'string' || (name !== 'OK' && name !== 'ALARM' && name !== 'UNDETERMINED')) continue
    const states = found.get(id) ?? { ALARM: 0, UNDETERMINED: 0, OK: 0 }
    states[name] += Number(row[count ?? -1])
    found.set(id, states)
  }
  return found
}

/** The number of alarms in any state. */
export function totalOf(counts: StateCounts | undefined): number {
  return counts === undefined ? 0 : counts.ALARM + counts.UNDETERMINED + counts.OK
}

/** The number of alarms of several definitions. */
export function totalOfAll(
  definitionIds: readonly string[],
  counts: ReadonlyMap<string, StateCounts>,
): number {
  return definitionIds.reduce((sum, id) => sum + totalOf(counts.get(id)), 0)
}
