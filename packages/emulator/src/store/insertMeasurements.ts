import { writeMeasurements } from './measurementLog.js'
import { type Dimensions, metricIds } from './metricId.js'
import type { LoggedRow, Store } from './store.js'

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

/** Average number of values per metric above which collecting more of them first gains nothing. */
const manyForEach = 16

/**
 * Stores measurements of a project, all or none, and creates the metrics that are new. A second value for the same
 * metric and time replaces the first. Names and values must be valid: the API checks them first.
 *
 * @returns the ids of the batches' metrics
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
): number[] {
  return store.transaction(() => {
    const ids = metricIds(store, projectId, batches)
    const rows: LoggedRow[] = []
    for (const [index, { measurements }] of batches.entries()) {
      const id = ids[index] ?? 0
      for (const { timestamp, value, valueMeta } of measurements) {
        rows.push([id, Math.floor(timestamp), value, formatMeta(valueMeta)])
      }
    }
    if (store.measurementLog === undefined || rows.length >= manyForEach * batches.length) {
      writeMeasurements(store, rows)
    } else {
      store.measurementLog.append(rows)
    }
    return ids
  })
}

function formatMeta(meta: Readonly<Record<string, string>> | undefined): string | null {
  return meta === undefined || Object.keys(meta).length === 0 ? null : JSON.stringify(meta)
}
