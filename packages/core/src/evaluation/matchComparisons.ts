import type { SubExpression } from '../expression/index.js'

/** Criteria to pair an edited comparison with its predecessor, strictest first. */
const likenesses: readonly ((expression: SubExpression) => unknown[])[] = [
  ({ function: name, period, periods, operator, threshold }) => [name, period, periods, operator, threshold],
  ({ function: name, period, periods }) => [name, period, periods],
  () => [],
]

/**
 * For each comparison of an edited expression, finds the index of its predecessor: one with the same metric and
 * dimensions, the most similar first. Both have the same metrics equally often.
 */
export function matchComparisons(
  before: readonly SubExpression[],
  after: readonly SubExpression[],
): readonly (number | undefined)[] {
  const origins: (number | undefined)[] = after.map(() => undefined)
  const taken = new Set<number>()
  for (const likeness of likenesses) {
    const keyOf = (expression: SubExpression): string =>
      JSON.stringify([
        expression.metricName,
        Object.entries(expression.dimensions).sort(([a], [b]) => (a < b ? -1 : 1)),
        likeness(expression),
      ])
    const keys = before.map(keyOf)
    for (const [index, expression] of after.entries()) {
      if (origins[index] !== undefined) continue
      const key = keyOf(expression)
      const origin = keys.findIndex((other, place) => other === key && !taken.has(place))
      if (origin < 0) continue
      origins[index] = origin
      taken.add(origin)
    }
  }
  return origins
}
