import type { Fleet, FleetSeries } from './createFleet.js'
import { dimensionsOf, type FleetDefinition, type FleetRule } from './definitions.js'
import {
  combine,
  evaluateRule,
  explain,
  type FleetAlarmState,
  type ReadValue,
  type RuleResult,
} from './evaluate.js'

/** One alarm of a simulated definition: those of its metrics that agree in the dimensions of `matchBy`. */
export type FleetAlarm = {
  definition: FleetDefinition
  /** The same for the same alarm, whenever it is asked for. */
  key: string
  /** The metrics of each rule of the definition. */
  parts: { rule: FleetRule; series: FleetSeries[] }[]
}

/** A change of an alarm's state. */
export type FleetTransition = {
  /** Milliseconds since the epoch. */
  time: number
  oldState: FleetAlarmState
  newState: FleetAlarmState
  reason: string
  results: RuleResult[]
}

/** What an alarm remembers from one evaluation to the next. */
export type FleetAlarmMemory = { state: FleetAlarmState; ruleStates: FleetAlarmState[] }

/** Finds the alarms that a definition has in a fleet. */
export function createAlarms(fleet: Fleet, definition: FleetDefinition): FleetAlarm[] {
  const groups = new Map<string, FleetAlarm>()
  for (const [index, rule] of definition.rules.entries()) {
    const wanted = Object.entries(dimensionsOf(rule))
    for (const series of fleet.series) {
      if (series.name !== rule.metricName) continue
      if (!wanted.every(([name, value]) => series.dimensions[name] === value)) continue
      const values = definition.matchBy.map((name) => series.dimensions[name] ?? '')
      const key = JSON.stringify([definition.name, ...values])
      const alarm = groups.get(key) ?? {
        definition,
        key,
        parts: definition.rules.map((part) => ({ rule: part, series: [] })),
      }
      groups.set(key, alarm)
      alarm.parts[index]?.series.push(series)
    }
  }
  return [...groups.values()]
}

/** What an alarm that has just been created remembers. */
export function createMemory(state: FleetAlarmState = 'UNDETERMINED'): FleetAlarmMemory {
  return { state, ruleStates: [] }
}

/**
 * Evaluates an alarm at a full minute and updates its memory.
 *
 * @returns the change of its state, if there is one
 */
export function evaluateAlarm(
  alarm: FleetAlarm,
  memory: FleetAlarmMemory,
  time: number,
  read: ReadValue,
): FleetTransition | undefined {
  const results = alarm.parts.map(({ rule, series }, index) =>
    evaluateRule(rule, series, time, memory.ruleStates[index] ?? memory.state, read),
  )
  memory.ruleStates = results.map(({ state }) => state)
  const newState = combine(results)
  const oldState = memory.state
  if (newState === oldState) return undefined
  memory.state = newState
  return { time, oldState, newState, reason: explain(newState, results), results }
}
