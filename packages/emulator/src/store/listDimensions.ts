import { type Condition, type MetricFilter, metricCondition } from './metricFilter.js'
import type { Store } from './store.js'

/** Which dimension names or values to list: those after the text `after`, `limit` of them. */
export type DimensionListFilter = Pick<MetricFilter, 'projectId' | 'name' | 'range'> & {
  after: string
  limit: number
}

/** Lists the names of dimensions in ascending order, without repetition. */
export function listDimensionNames(store: Store, filter: DimensionListFilter): string[] {
  const metric = metricOf(filter)
  return store
    .rows<[string]>(
      `SELECT DISTINCT name FROM metric_dimensions
       WHERE project_id = ? AND name > ? AND ${metric.sql} ORDER BY name LIMIT ?`,
      [filter.projectId, filter.after, ...metric.parameters, filter.limit],
    )
    .map(([name]) => name)
}

/** Lists the values of one dimension in ascending order, without repetition. */
export function listDimensionValues(
  store: Store,
  filter: DimensionListFilter & { dimensionName: string },
): string[] {
  const metric = metricOf(filter)
  return store
    .rows<[string]>(
      `SELECT DISTINCT value FROM metric_dimensions
       WHERE project_id = ? AND name = ? AND value > ? AND ${metric.sql} ORDER BY value LIMIT ?`,
      [filter.projectId, filter.dimensionName, filter.after, ...metric.parameters, filter.limit],
    )
    .map(([value]) => value)
}

function metricOf({ projectId, name, range }: DimensionListFilter): Condition {
  if (name === undefined && range?.start === undefined && range?.end === undefined) {
    return { sql: 'TRUE', parameters: [] }
  }
  const { sql, parameters } = metricCondition({ projectId, name, range })
  return { sql: `metric_id IN (SELECT m.id FROM metrics m WHERE ${sql})`, parameters }
}
