import type { AlarmCount, AlarmState, Severity } from '@monasca/core'
import { alarmStates } from '../../components/alarm/alarmStates.js'
import { severities } from './alarmsSearch.js'

export type Facets = {
  /** Alarms in the chosen state and severities. */
  matching: number
  /** Alarms per state, of the chosen severities. */
  states: Record<AlarmState, number>
  /** Alarms per severity, of the chosen state. */
  severities: Record<Severity, number>
}

export type Chosen = { state: AlarmState | undefined; severity: readonly Severity[] | undefined }

/** Parses counts grouped by state and severity. What is missing in the response counts 0. */
export function countFacets({ columns, counts }: AlarmCount, chosen: Chosen): Facets {
  const facets: Facets = {
    matching: 0,
    states: { ALARM: 0, UNDETERMINED: 0, OK: 0 },
    severities: { CRITICAL: 0, HIGH: 0, MEDIUM: 0, LOW: 0 },
  }
  const [countAt, stateAt, severityAt] = ['count', 'state', 'severity'].map((name) => columns.indexOf(name))
  for (const row of counts) {
    const count = Number(row[countAt ?? -1] ?? 0)
    const state = alarmStates.find((one) => one === row[stateAt ?? -1])
    const severity = severities.find((one) => one === row[severityAt ?? -1])
    if (state === undefined || severity === undefined) continue
    const isState = chosen.state === undefined || chosen.state === state
    const isSeverity = chosen.severity === undefined || chosen.severity.includes(severity)
    if (isSeverity) facets.states[state] += count
    if (isState) facets.severities[severity] += count
    if (isState && isSeverity) facets.matching += count
  }
  return facets
}
