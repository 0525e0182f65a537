import { InvalidParameterError } from '../errors/index.js'
import type { SubExpression } from '../expression/index.js'
import type { AlarmMetric } from '../monitoring/index.js'
import type { AlarmTransition } from './alarmEvent.js'
import type { ParsedCondition } from './condition.js'
import type { SubAlarmEvaluator } from './subAlarmEvaluator.js'

/** An alarm, as far as a measurement of one of its metrics needs it. */
type TargetAlarm = {
  readonly id: string
  evaluate(condition: ParsedCondition, timestamp: number): AlarmTransition | undefined
}

/** A metric that a definition asks for, and where its measurements go. All but `metric` is the definition's own. */
export type MetricFeed = {
  readonly metric: AlarmMetric
  /** Its values for the keys of `match_by`. */
  readonly values: ReadonlyMap<string, string>
  /** Every window that takes its measurements; empty while it is in no alarm. */
  targets: { alarm: TargetAlarm; subAlarm: SubAlarmEvaluator }[]
  /** In how many waiting candidates it is. */
  waits: number
  /** Its newest measurement while it was in no alarm: milliseconds since the epoch; NaN when there is none. */
  waitingTimestamp: number
  waitingValue: number
}

/** Whether a comparison asks for a metric: same name, and all its dimensions; others do not matter. */
export function fitsComparison({ metricName, dimensions }: SubExpression, metric: AlarmMetric): boolean {
  return (
    metricName === metric.name &&
    Object.entries(dimensions).every(
      ([key, value]) => Object.hasOwn(metric.dimensions, key) && metric.dimensions[key] === value,
    )
  )
}

/** Checks the dimension names that a caller gave: the letters of a text would be taken for names. */
export function checkMatchBy(matchBy: readonly string[]): readonly string[] {
  if (Array.isArray(matchBy) && matchBy.every((key) => typeof key === 'string')) return matchBy
  throw new InvalidParameterError({ parameter: 'matchBy', reason: 'is not a list of dimension names' })
}

/** What a metric has for the keys of `match_by`; a key that it lacks has no member. */
export function matchByValues(metric: AlarmMetric, matchBy: readonly string[]): Map<string, string> {
  const values = new Map<string, string>()
  for (const key of matchBy) {
    const value = Object.hasOwn(metric.dimensions, key) ? metric.dimensions[key] : undefined
    if (value !== undefined) values.set(key, value)
  }
  return values
}
