import { type DimensionFilter, metricCondition } from './metricFilter.js'
import type { Dimensions } from './metricId.js'
import { parseStored } from './parseStored.js'
import type { Store } from './store.js'

/** How matching metrics are combined: `group` lists dimensions, or is `*` for one series per metric. */
export type Grouping = { type: 'single' } | { type: 'merge' } | { type: 'group'; by: '*' | readonly string[] }

/** Measurements of one or more metrics, combined. */
export type Series = { metricIds: number[]; dimensions: Dimensions }

/** Which metrics to read, and how to combine them. */
export type SeriesFilter = {
  projectId: string
  name: string
  dimensions: readonly DimensionFilter[]
  grouping: Grouping
}

/**
 * Finds the series of a request for measurements or statistics, in a stable order. Returns `undefined` if several
 * metrics match and the request does not specify how to combine them.
 */
export function findSeries(store: Store, filter: SeriesFilter): Series[] | undefined {
  const { grouping } = filter
  const { sql, parameters } = metricCondition(filter)
  const metrics = store
    .rows<[number, string]>(
      `SELECT m.id, m.dimensions FROM metrics m WHERE ${sql} ORDER BY m.dimensions ${grouping.type === 'single' ? 'LIMIT 2' : ''}`,
      parameters,
    )
    .map(([id, dimensions]): Series => ({ metricIds: [id], dimensions: parseStored(dimensions) }))
  if (grouping.type === 'single') return metrics.length > 1 ? undefined : metrics
  if (grouping.type === 'merge') {
    if (metrics.length === 0) return []
    const asked = filter.dimensions.map(({ name, text }) => [name, text])
    return [
      { metricIds: metrics.flatMap(({ metricIds }) => metricIds), dimensions: Object.fromEntries(asked) },
    ]
  }
  return grouping.by === '*' ? metrics : groupMetrics(metrics, grouping.by)
}

/** A metric without one of the dimensions belongs to the group in which that dimension is empty. */
function groupMetrics(metrics: readonly Series[], names: readonly string[]): Series[] {
  const groups = new Map<string, Series>()
  for (const { metricIds, dimensions } of metrics) {
    const values = names.map((name) => (Object.hasOwn(dimensions, name) ? (dimensions[name] ?? '') : ''))
    const key = JSON.stringify(values)
    const group = groups.get(key)
    if (group === undefined) {
      const shown = Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']))
      groups.set(key, { metricIds: [...metricIds], dimensions: shown })
    } else {
      group.metricIds.push(...metricIds)
    }
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}
