import { type MetricFilter, metricCondition } from './metricFilter.js'
import type { MetricIdentity } from './metricId.js'
import { parseStored } from './parseStored.js'
import { damaged } from './storageProblem.js'
import type { Store } from './store.js'
import { StoreError } from './storeError.js'

/** A metric, and whether it was measured in a range of time. */
export type MeasuredMetric = MetricIdentity & { measured: boolean }

/** Lists metrics regardless of whether they were measured in `range`; the result contains that as a flag. */
export function listMeasuredMetrics(
  store: Store,
  { range, ...filter }: MetricFilter & { skip: number; limit: number },
): MeasuredMetric[] {
  const within = metricCondition({ projectId: filter.projectId, range })
  const { sql, parameters } = metricCondition(filter)
  return store
    .rows<[string, string, number]>(
      `SELECT m.name, m.dimensions, (${within.sql}) FROM metrics m
       WHERE ${sql} ORDER BY m.name, m.dimensions LIMIT ? OFFSET ?`,
      [...within.parameters, ...parameters, filter.limit, filter.skip],
    )
    .map(([name, dimensions, measured]) => ({
      name,
      dimensions: parseStored(dimensions),
      measured: measured === 1,
    }))
}

/** A metric with its dimensions as stored JSON: parsing them would be most of the work of a long list. */
export type MetricText = { name: string; dimensions: string }

/** An object of texts, which is what the emulator stores. */
const dimensionsText = /^\{(?:"(?:[^"\\]|\\.)*":"(?:[^"\\]|\\.)*"(?:,(?=")|(?=\})))*\}$/

/** Lists metrics by name and dimensions, `limit` of them after skipping `skip`. */
export function listMetrics(
  store: Store,
  filter: MetricFilter & { skip: number; limit: number },
): MetricText[] {
  const { sql, parameters } = metricCondition(filter)
  return store
    .rows<[string, string]>(
      `SELECT m.name, m.dimensions FROM metrics m WHERE ${sql} ORDER BY m.name, m.dimensions LIMIT ? OFFSET ?`,
      [...parameters, filter.limit, filter.skip],
    )
    .map(([name, dimensions]) => {
      if (!dimensionsText.test(dimensions)) throw new StoreError(damaged)
      return { name, dimensions }
    })
}

/** Lists the names of metrics in ascending order, those that come after the name `after`. */
export function listMetricNames(
  store: Store,
  filter: MetricFilter & { after: string; limit: number },
): string[] {
  const { sql, parameters } = metricCondition(filter)
  return store
    .rows<[string]>(
      `SELECT DISTINCT m.name FROM metrics m WHERE ${sql} AND m.name > ? ORDER BY m.name LIMIT ?`,
      [...parameters, filter.after, filter.limit],
    )
    .map(([name]) => name)
}
