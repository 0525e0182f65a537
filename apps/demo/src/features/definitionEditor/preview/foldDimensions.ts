import type { AlarmMetric, Dimensions } from '@monasca/core'

/** The dimensions that all metrics have with the same value, and the rest of each of the first metrics. */
export type FoldedDimensions = { shared: Dimensions; own: Dimensions[] }

/**
 * Folds what samples of metrics share, so that the difference is seen.
 *
 * @param most number of metrics to list
 */
export function foldDimensions(metrics: readonly AlarmMetric[], most: number): FoldedDimensions {
  const [first] = metrics
  if (first === undefined || metrics.length === 1) {
    return { shared: {}, own: metrics.map(({ dimensions }) => dimensions) }
  }
  const isShared = ([name, value]: [string, string]): boolean =>
    metrics.every(({ dimensions }) => Object.hasOwn(dimensions, name) && dimensions[name] === value)
  const shared = Object.fromEntries(Object.entries(first.dimensions).filter(isShared))
  const own = metrics
    .slice(0, most)
    .map(({ dimensions }) =>
      Object.fromEntries(Object.entries(dimensions).filter(([name]) => !Object.hasOwn(shared, name))),
    )
  return { shared, own }
}
