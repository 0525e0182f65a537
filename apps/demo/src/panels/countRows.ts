import type { AlarmCount, AlarmState } from '@monasca/core'

/** Numbers of alarms that share a value; without groups, of all. */
export type CountRow = { value: string; states: Record<AlarmState, number> }

/** Reads counts by state, and by the values of a dimension: those with the most alarms first. */
export function countRows({ columns, counts }: AlarmCount, dimension: string | undefined): CountRow[] {
  const at = (name: string) => columns.indexOf(name)
  const rows = new Map<string, CountRow>()
  if (dimension === undefined) rows.set('', emptyRow(''))
  for (const row of counts) {
    const state = row[at('state')]
    if (state !== 'OK' && state !== 'ALARM' && state !== 'UNDETERMINED') continue
    if (dimension !== undefined && row[at('dimension_name')] !== dimension) continue
    const value = dimension === undefined ? '' : String(row[at('dimension_value')] ?? '')
    const known = rows.get(value) ?? emptyRow(value)
    known.states[state] += Number(row[at('count')])
    rows.set(value, known)
  }
  return [...rows.values()].sort(
    (a, b) =>
      b.states.ALARM - a.states.ALARM ||
      b.states.UNDETERMINED - a.states.UNDETERMINED ||
      a.value.localeCompare(b.value, 'en', { numeric: true }),
  )
}

function emptyRow(value: string): CountRow {
  return { value, states: { ALARM: 0, UNDETERMINED: 0, OK: 0 } }
}
