import { type MetricQuery, mostQueries } from '../../queries/metricQuery.js'
import type { TreeNode } from './tree/treeNodes.js'

/** The query for a node of the tree: all series of a metric, or those with a value. */
export function queryOfNode({ metric = '', filter }: TreeNode): MetricQuery {
  return filter === undefined ? { metric } : { metric, dimensions: { [filter.dimension]: [filter.value] } }
}

/** Whether another query fits. */
export function canAdd(queries: readonly MetricQuery[]): boolean {
  return queries.length < mostQueries
}

/** Adds a query behind another one, or at the end. */
export function addQuery(
  queries: readonly MetricQuery[],
  query: MetricQuery,
  after = queries.length - 1,
): MetricQuery[] {
  return canAdd(queries) ? queries.toSpliced(after + 1, 0, query) : [...queries]
}

/** Moves a query by a number of places, as far as there are any. */
export function moveQuery(queries: readonly MetricQuery[], from: number, by: number): MetricQuery[] {
  const query = queries[from]
  const to = Math.max(0, Math.min(queries.length - 1, from + by))
  return query === undefined ? [...queries] : queries.toSpliced(from, 1).toSpliced(to, 0, query)
}

/** Removes what is the default, so that addresses stay short. */
export function trimQuery(query: MetricQuery): MetricQuery {
  const { dimensions, functions, groupBy } = query
  const isDefault: Partial<Record<keyof MetricQuery, boolean>> = {
    dimensions: dimensions !== undefined && Object.keys(dimensions).length === 0,
    functions: functions?.length === 1 && functions[0] === 'avg',
    groupBy: groupBy === '*' || groupBy?.length === 0,
    merge: query.merge === false,
    hidden: query.hidden === false,
    alias: query.alias === '',
  }
  const members = Object.entries(query).filter(
    ([name, value]) => value !== undefined && !isDefault[name as keyof MetricQuery],
  )
  // The members are those of the query.
  return Object.fromEntries(members) as MetricQuery
}
