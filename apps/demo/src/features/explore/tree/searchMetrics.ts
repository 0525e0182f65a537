import type { MetricIndex } from './metricIndex.js'
import type { TreeNode } from './treeNodes.js'

/** Values between two pauses. */
const pieceSize = 1000
/** Most values of a metric that are listed. */
const mostValues = 20

/**
 * Finds metrics by a part of their name, and by a part of a dimension's value: names that begin with the text first, then
 * other names, then metrics with such a value, with the values below them. `hostname=web` finds values of one dimension
 * by their start.
 */
export function* searchMetrics(
  { names, values }: MetricIndex,
  search: string,
): Generator<undefined, TreeNode[]> {
  const text = search.trim().toLowerCase()
  const named = names.filter((one) => one.text.includes(text))
  yield
  const matchesValue = matchValue(text)
  const byName = new Map<string, { dimension: string; value: string; series: number }[]>()
  for (const [index, one] of values.entries()) {
    if (index % pieceSize === 0) yield
    if (!matchesValue(one)) continue
    for (const [name, series] of one.byName) {
      const found = byName.get(name)
      const entry = { dimension: one.dimension, value: one.value, series }
      if (found === undefined) byName.set(name, [entry])
      else found.push(entry)
    }
  }
  yield
  const isNamed = new Set(named.map(({ name }) => name))
  const ranked = [
    ...named.filter((one) => one.text.startsWith(text)),
    ...named.filter((one) => !one.text.startsWith(text)),
  ]
  const leaves = ranked.map(({ name, series }): TreeNode => toNode(name, series, byName.get(name) ?? []))
  const found: TreeNode[] = []
  for (const [index, { name }] of names.entries()) {
    if (index % pieceSize === 0) yield
    const entries = byName.get(name)
    if (entries === undefined || isNamed.has(name)) continue
    const series = entries.reduce((sum, entry) => sum + entry.series, 0)
    found.push(toNode(name, series, entries))
  }
  return [...leaves, ...found]
}

function matchValue(text: string): (one: MetricIndex['values'][number]) => boolean {
  const sign = text.indexOf('=')
  if (sign < 1) return (one) => one.text.includes(text)
  const [dimension, value] = [text.slice(0, sign), text.slice(sign + 1)]
  return (one) =>
    one.text.includes(text) || (one.dimension.toLowerCase() === dimension && one.text.startsWith(value))
}

function toNode(
  metric: string,
  series: number,
  values: readonly { dimension: string; value: string; series: number }[],
): TreeNode {
  const node: TreeNode = { id: `metric ${metric}`, label: metric, series, metric }
  if (values.length === 0) return node
  return {
    ...node,
    ...(values.length > mostValues ? { note: `${mostValues} of ${values.length} values` } : {}),
    children: values.slice(0, mostValues).map(({ dimension, value, series }) => ({
      id: `value ${JSON.stringify([metric, dimension, value])}`,
      label: `${dimension}=${value}`,
      series,
      metric,
      filter: { dimension, value },
    })),
  }
}
