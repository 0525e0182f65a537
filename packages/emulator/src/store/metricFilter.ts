import type { SqlValue } from './store.js'

/** One clause of a dimension filter: metrics that have the dimension, with one of the values if there are any. */
export type DimensionFilter = {
  name: string
  /** Accepted values; `undefined` accepts all. */
  values: readonly string[] | undefined
  /** The text after the colon in the query, shown as the dimension of a merged series. */
  text: string
}

/** A range of time in ms since the epoch; an open side is `undefined`. The start is included, the end is not. */
export type TimeRange = { start: number | undefined; end: number | undefined }

/** Selects metrics of a project. */
export type MetricFilter = {
  projectId: string
  name?: string | undefined
  dimensions?: readonly DimensionFilter[] | undefined
  /** Only metrics that were measured in this range. */
  range?: TimeRange | undefined
}

/** A fragment of SQL and the values for its question marks. */
export type Condition = { sql: string; parameters: SqlValue[] }

/** Turns a filter into a condition on `metrics m`. */
export function metricCondition({ projectId, name, dimensions = [], range }: MetricFilter): Condition {
  const terms: Condition[] = [{ sql: 'm.project_id = ?', parameters: [projectId] }]
  if (name !== undefined) terms.push({ sql: 'm.name = ?', parameters: [name] })
  for (const filter of dimensions) {
    const values = filter.values === undefined ? '' : ' AND value IN (SELECT value FROM json_each(?))'
    terms.push({
      sql: `m.id IN (SELECT metric_id FROM metric_dimensions WHERE project_id = ? AND name = ?${values})`,
      parameters: [
        projectId,
        filter.name,
        ...(filter.values === undefined ? [] : [JSON.stringify(filter.values)]),
      ],
    })
  }
  if (range !== undefined && (range.start !== undefined || range.end !== undefined)) {
    const within = rangeCondition(range)
    terms.push({
      sql: `EXISTS (SELECT 1 FROM measurements WHERE metric_id = m.id AND ${within.sql})`,
      parameters: within.parameters,
    })
  }
  return joinConditions(terms)
}

/** Turns a range of time into a condition on `timestamp`. */
export function rangeCondition({ start, end }: TimeRange): Condition {
  const terms: Condition[] = []
  if (start !== undefined) terms.push({ sql: 'timestamp >= ?', parameters: [start] })
  if (end !== undefined) terms.push({ sql: 'timestamp < ?', parameters: [end] })
  return joinConditions(terms)
}

/** Joins conditions that must all hold. */
export function joinConditions(terms: readonly Condition[]): Condition {
  return {
    sql: terms.map(({ sql }) => sql).join(' AND ') || 'TRUE',
    parameters: terms.flatMap(({ parameters }) => parameters),
  }
}
