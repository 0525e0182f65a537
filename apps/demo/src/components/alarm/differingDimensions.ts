import type { AlarmMetric } from '@monasca/core'

/** Names of the dimensions that tell metrics apart, by name: those that are not the same in all of them. */
export function differingDimensions(metrics: readonly AlarmMetric[]): string[] {
  const names = new Set(metrics.flatMap(({ dimensions }) => Object.keys(dimensions)))
  return [...names]
    .filter((name) => new Set(metrics.map(({ dimensions }) => dimensions[name])).size > 1)
    .sort((a, b) => a.localeCompare(b, 'en'))
}
