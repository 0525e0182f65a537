import type { MeasurementBatch } from '../../store/insertMeasurements.js'
import type { StoredMeasurement } from '../../store/store.js'
import type { Fleet } from './createFleet.js'

/** Computes the values of a fleet at the given times, in milliseconds since the epoch. Silent hosts have none. */
export function computeBatches({ series }: Fleet, times: readonly number[]): MeasurementBatch[] {
  const measurements = series.map((): StoredMeasurement[] => [])
  // All metrics of a host at one time share most of their work: times go first.
  for (const timestamp of times) {
    for (const [index, { valueAt }] of series.entries()) {
      const value = valueAt(timestamp)
      if (value !== undefined) measurements[index]?.push({ timestamp, value })
    }
  }
  return series.flatMap(({ name, dimensions }, index) => {
    const measured = measurements[index] ?? []
    return measured.length === 0 ? [] : { name, dimensions, measurements: measured }
  })
}
