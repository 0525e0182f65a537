import { toEvenSeries, writeEvenSeries } from './evenSeries.js'
import { writeMeasurements } from './measurementLog.js'
import { type Dimensions, metricIds } from './metricId.js'
import type { LoggedRow, Store, StoredMeasurement } from './store.js'
import { forgetTime, hasSummaries } from './summaries.js'

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
    const count = batches.reduce((sum, { measurements }) => sum + measurements.length, 0)
    const areMany = count >= manyForEach * batches.length
    const areKept = hasSummaries(store)
    const rows: LoggedRow[] = []
    for (const [index, { measurements }] of batches.entries()) {
      const id = ids[index] ?? 0
      if (areKept) for (const { timestamp } of measurements) forgetTime(store, id, timestamp)
      const even = areMany ? toEvenSeries(measurements) : undefined
      if (even !== undefined) {
        // The order decides which of two values for one time is kept.
        writeMeasurements(store, rows.splice(0))
        writeEvenSeries(store, id, even)
        continue
      }
      for (const { timestamp, value, valueMeta } of measurements) {
        rows.push([id, Math.floor(timestamp), value, formatMeta(valueMeta)])
      }
    }
    if (areMany || store.measurementLog === undefined) writeMeasurements(store, rows)
    else store.measurementLog.append(rows)
    return ids
  })
}

function formatMeta(meta: Readonly<Record<string, string>> | undefined): string | null {
  return meta === undefined || Object.keys(meta).length === 0 ? null : JSON.stringify(meta)
}
