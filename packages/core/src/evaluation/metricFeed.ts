import { InvalidParameterError } from '../errors/index.js'
import type { SubExpression } from '../expression/index.js'
import type { AlarmMetric } from '../monitoring/index.js'
import type { AlarmTransition } from './alarmEvent.js'
import type { ParsedCondition } from './condition.js'
import type { SubAlarmEvaluator } from './subAlarmEvaluator.js'

/** The part of an alarm that a measurement of one of its metrics needs. */
type TargetAlarm = {
  readonly id: string
  evaluate(condition: ParsedCondition, timestamp: number): AlarmTransition | undefined
}

/** A metric of a definition and the targets of its measurements. Everything but `metric` is internal. */
export type MetricFeed = {
  readonly metric: AlarmMetric
  /** Its values for the keys of `match_by`. */
  readonly values: ReadonlyMap<string, string>
  /** Windows that receive its measurements; empty while it is in no alarm. */
  targets: { alarm: TargetAlarm; subAlarm: SubAlarmEvaluator }[]
  /** Number of waiting candidates that contain it. */
  waits: number
  /** Its newest measurement while it is in no alarm: milliseconds since the epoch; NaN if there is none. */
  waitingTimestamp: number
  waitingValue: number
}

/** Whether a comparison matches a metric: same name, and all its dimensions; others do not matter. */
export function fitsComparison({ metricName, dimensions }: SubExpression, metric: AlarmMetric): boolean {
  return (
    metricName === metric.name &&
    Object.entries(dimensions).every(
      ([key, value]) => Object.hasOwn(metric.dimensions, key) && metric.dimensions[key] === value,
    )
  )
}

/** Checks dimension names: a string would count as a list of letters. */
export function checkMatchBy(matchBy: readonly string[]): readonly string[] {
  if (Array.isArray(matchBy) && matchBy.every((key) => typeof key === 'string')) return matchBy
  throw new InvalidParameterError({ parameter: 'matchBy', reason: 'must be a list of dimension names' })
}

/** The values of a metric for the keys of `match_by`, without missing keys. */
export function matchByValues(metric: AlarmMetric, matchBy: readonly string[]): Map<string, string> {
  const values = new Map<string, string>()
  for (const key of matchBy) {
    const value = Object.hasOwn(metric.dimensions, key) ? metric.dimensions[key] : undefined
    if (value !== undefined) values.set(key, value)
  }
  return values
}
