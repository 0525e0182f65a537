import { type Dimensions, metricIds } from './metricId.js'
import type { Store } from './openStore.js'

/** One value of a metric. */
export type StoredMeasurement = {
  /** Milliseconds since the epoch; a fraction is dropped. */
  timestamp: number
  value: number
  valueMeta?: Readonly<Record<string, string>> | undefined
}

/** Measurements of one metric. */
export type MeasurementBatch = {
  name: string
  dimensions: Dimensions
  measurements: readonly StoredMeasurement[]
}

const upsert = `
  INSERT INTO measurements (metric_id, timestamp, value, value_meta) VALUES (?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET value = excluded.value, value_meta = excluded.value_meta`

/**
 * Stores measurements of a project, all or none, and creates the metrics that are new. A second value for the same
 * metric and time replaces the first. Names and values must be valid: the API checks them before it comes here.
 *
 * @example
 * ```ts
 * insertMeasurements(store, projectId, [
 *   { name: 'load.avg_1_min', dimensions: { hostname: 'web1' }, measurements: [{ timestamp: Date.now(), value: 0.5 }] },
 * ])
 * ```
 */
export function insertMeasurements(
  store: Store,
  projectId: string,
  batches: readonly MeasurementBatch[],
): void {
  store.transaction(() => {
    const ids = metricIds(store, projectId, batches)
    for (const [index, { measurements }] of batches.entries()) {
      const id = ids[index] ?? 0
      for (const { timestamp, value, valueMeta } of measurements) {
        store.run(upsert, [id, Math.floor(timestamp), value, formatMeta(valueMeta)])
      }
    }
  })
}

function formatMeta(meta: Readonly<Record<string, string>> | undefined): string | null {
  return meta === undefined || Object.keys(meta).length === 0 ? null : JSON.stringify(meta)
}
