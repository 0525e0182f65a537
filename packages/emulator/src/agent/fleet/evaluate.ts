import type { FleetSeries } from './createFleet.js'
import { type FleetRule, formatRule } from './definitions.js'

/** The state of an alarm, or of one comparison of it. */
export type FleetAlarmState = 'OK' | 'ALARM' | 'UNDETERMINED'

/** Reads a value of a series at a full minute, in milliseconds since the epoch. */
export type ReadValue = (series: FleetSeries, time: number) => number | undefined

/** One comparison of an alarm at one moment. */
export type RuleResult = {
  rule: FleetRule
  state: FleetAlarmState
  /** The statistic of each period that has data, the latest last. */
  values: number[]
}

const minute = 60_000

/** After so many periods without data, beside those of the rule, nothing is known any more. */
const periodsOfPatience = 2

/**
 * Evaluates one comparison at a full minute: `ALARM` when all its periods exceed the threshold, `OK` when one of
 * them does not, `UNDETERMINED` when there has been no data for long. In between it keeps its state.
 */
export function evaluateRule(
  rule: FleetRule,
  series: readonly FleetSeries[],
  time: number,
  previous: FleetAlarmState,
  read: ReadValue,
): RuleResult {
  const { periods, operator, threshold } = rule
  const statistic = (age: number) => computeStatistic(rule, series, time - age * rule.period * 1000, read)
  const found = Array.from({ length: periods }, (_period, index) => statistic(periods - 1 - index))
  const values = found.filter((value) => value !== undefined)
  const exceeds = (value: number) => (operator === '>' ? value > threshold : value < threshold)
  const state = (): FleetAlarmState => {
    if (values.some((value) => !exceeds(value))) return 'OK'
    if (values.length === periods) return 'ALARM'
    if (values.length > 0) return previous
    for (let age = periods; age < periods + periodsOfPatience; age += 1) {
      if (statistic(age) !== undefined) return previous
    }
    return 'UNDETERMINED'
  }
  return { rule, state: state(), values }
}

/** The state of an alarm all of whose comparisons must be exceeded. */
export function combine(results: readonly RuleResult[]): FleetAlarmState {
  if (results.some(({ state }) => state === 'OK')) return 'OK'
  if (results.some(({ state }) => state === 'UNDETERMINED')) return 'UNDETERMINED'
  return 'ALARM'
}

/** Says why an alarm is in its state. */
export function explain(state: FleetAlarmState, results: readonly RuleResult[]): string {
  const parts = results
    .filter((result) => state !== 'OK' || result.state === 'OK')
    .map(({ rule, values }) => `${formatRule(rule)} with the values [${values.join(', ')}]`)
  const list = parts.join('; ')
  switch (state) {
    case 'ALARM':
      return `Thresholds were exceeded for the sub-alarms: ${list}`
    case 'OK':
      return `The alarm threshold(s) have not been exceeded for the sub-alarms: ${list}`
    case 'UNDETERMINED':
      return `No data was present for the sub-alarms: ${results.map(({ rule }) => formatRule(rule)).join('; ')}`
  }
}

/** The statistic over the period that ends with `end`, all series taken together. */
function computeStatistic(
  { function: name, period }: FleetRule,
  series: readonly FleetSeries[],
  end: number,
  read: ReadValue,
): number | undefined {
  let count = 0
  let sum = 0
  let least = Infinity
  let most = -Infinity
  for (let time = end - period * 1000 + minute; time <= end; time += minute) {
    for (const one of series) {
      const value = read(one, time)
      if (value === undefined) continue
      count += 1
      sum += value
      least = Math.min(least, value)
      most = Math.max(most, value)
    }
  }
  if (count === 0) return undefined
  const statistic = { avg: sum / count, min: least, max: most }[name]
  return Math.round(1000 * statistic) / 1000
}
