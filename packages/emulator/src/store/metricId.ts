import type { Store } from './store.js'

/** Names and values of a metric's dimensions. */
export type Dimensions = Readonly<Record<string, string>>

/** A metric without its measurements. */
export type MetricIdentity = { name: string; dimensions: Dimensions }

/** Maximum number of cached ids: some 100 MB. Beyond that, the cache is cleared and fills again. */
const maximumRemembered = 500_000

/**
 * Finds the ids of metrics and creates those that are new. Within a project a metric is its name and its full set of
 * dimensions. The store caches ids once they are committed.
 */
export function metricIds(store: Store, projectId: string, metrics: readonly MetricIdentity[]): number[] {
  const fresh = new Map<string, number>()
  const ids = store.transaction(() =>
    metrics.map(({ name, dimensions }) => {
      const names = Object.keys(dimensions).sort()
      let key = `${projectId}\0${name}`
      for (const dimension of names) key += `\0${dimension}\0${dimensions[dimension]}`
      const known = store.metricIds.get(key) ?? fresh.get(key)
      if (known !== undefined) return known
      const id = findOrCreate(store, projectId, name, names, dimensions)
      fresh.set(key, id)
      return id
    }),
  )
  // An outer transaction may still be rolled back, including the new ids.
  store.afterCommit(() => {
    if (store.metricIds.size + fresh.size > maximumRemembered) store.metricIds.clear()
    for (const [key, id] of fresh) store.metricIds.set(key, id)
  })
  return ids
}

function findOrCreate(
  store: Store,
  projectId: string,
  name: string,
  names: readonly string[],
  dimensions: Dimensions,
): number {
  const canonical = JSON.stringify(Object.fromEntries(names.map((key) => [key, dimensions[key]])))
  const identity = [projectId, name, canonical]
  const find = 'SELECT id FROM metrics WHERE project_id = ? AND name = ? AND dimensions = ?'
  const found = store.get<{ id: number }>(find, identity)
  if (found !== undefined) return found.id
  const created = store.get<{ id: number }>(
    'INSERT INTO metrics (project_id, name, dimensions) VALUES (?, ?, ?) RETURNING id',
    identity,
  )
  const id = Number(created?.id)
  for (const dimension of names) {
    store.run('INSERT INTO metric_dimensions (project_id, name, value, metric_id) VALUES (?, ?, ?, ?)', [
      projectId,
      dimension,
      dimensions[dimension] ?? '',
      id,
    ])
  }
  return id
}
