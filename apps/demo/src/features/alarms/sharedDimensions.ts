import type { Alarm, Dimensions } from '@monasca/core'

/** The dimensions that all metrics of all these alarms have in common; empty for fewer than two alarms. */
export function sharedDimensions(alarms: Iterable<Alarm>): Dimensions {
  let shared: Map<string, string> | undefined
  let count = 0
  for (const { metrics } of alarms) {
    count += 1
    for (const { dimensions } of metrics) {
      shared ??= new Map(Object.entries(dimensions))
      for (const [key, value] of shared) if (dimensions[key] !== value) shared.delete(key)
    }
    if (shared?.size === 0) break
  }
  return count < 2 || shared === undefined ? {} : Object.fromEntries(shared)
}

/**
 * The dimensions that tell an alarm from others: those that its definition matches by, or else those that all its
 * metrics have in common; without those that every row shares.
 */
export function tellingDimensions(
  { metrics }: Pick<Alarm, 'metrics'>,
  matchBy: readonly string[] | undefined,
  shared: Dimensions,
): Dimensions {
  const own = metrics[0]?.dimensions ?? {}
  const isCommon = (key: string) => metrics.every(({ dimensions }) => dimensions[key] === own[key])
  const isMatched = (key: string) =>
    matchBy === undefined || matchBy.length === 0 ? isCommon(key) : matchBy.includes(key)
  return Object.fromEntries(
    Object.entries(own).filter(([key, value]) => isMatched(key) && shared[key] !== value),
  )
}
