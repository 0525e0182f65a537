import type { AlarmCount, AlarmState, AlarmGroup as CountColumn, Severity } from '@monasca/core'
import { alarmStates } from '../../components/alarm/alarmStates.js'
import { severities } from './alarmsSearch.js'

/** The alarms of one value of a dimension, such as those of a host. */
export type ValueAlarms = {
  value: string
  count: number
  states: Record<AlarmState, number>
  /** The most important state with alarms in it. */
  worst: AlarmState
  /** The highest severity of the alarms in this state. */
  severity: Severity
}

/** Alarms by dimension name, then by value. */
export type DimensionAlarms = ReadonlyMap<string, ReadonlyMap<string, ValueAlarms>>

/** One count for all dimensions: the API cannot count the values of a single one. */
export const dimensionColumns: readonly CountColumn[] = [
  'dimension_name',
  'dimension_value',
  'state',
  'severity',
]

/** Parses counts grouped by `dimensionColumns`. */
export function dimensionAlarmsOf({ columns, counts }: Pick<AlarmCount, 'columns' | 'counts'>) {
  const all = new Map<string, Map<string, ValueAlarms>>()
  const [nameAt = -1, valueAt = -1, stateAt = -1, severityAt = -1] = dimensionColumns.map((name) =>
    columns.indexOf(name),
  )
  const countAt = columns.indexOf('count')
  for (const row of counts) {
    const [name, value, count] = [row[nameAt], row[valueAt], Number(row[countAt])]
    const state = alarmStates.find((one) => one === row[stateAt])
    const severity = severities.find((one) => one === row[severityAt])
    if (typeof name !== 'string' || typeof value !== 'string' || !(count > 0)) continue
    if (state === undefined || severity === undefined) continue
    const values = all.get(name) ?? new Map<string, ValueAlarms>()
    values.set(value, addTo(values.get(value), { value, state, severity, count }))
    all.set(name, values)
  }
  return all
}

type Row = { value: string; state: AlarmState; severity: Severity; count: number }

function addTo(before: ValueAlarms | undefined, { value, state, severity, count }: Row): ValueAlarms {
  const states = before?.states ?? { ALARM: 0, UNDETERMINED: 0, OK: 0 }
  const isWorse =
    before === undefined ||
    alarmStates.indexOf(state) < alarmStates.indexOf(before.worst) ||
    (state === before.worst && severities.indexOf(severity) < severities.indexOf(before.severity))
  return {
    value,
    count: (before?.count ?? 0) + count,
    states: { ...states, [state]: states[state] + count },
    worst: isWorse ? state : before.worst,
    severity: isWorse ? severity : before.severity,
  }
}

/** Compares by importance, the worst first: state, severity, number of alarms in that state. No alarms come last. */
export function compareAlarms(a: ValueAlarms | undefined, b: ValueAlarms | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  return (
    alarmStates.indexOf(a.worst) - alarmStates.indexOf(b.worst) ||
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    b.states[b.worst] - a.states[a.worst]
  )
}
