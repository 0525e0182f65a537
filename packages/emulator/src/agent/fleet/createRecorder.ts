import type { Fleet, FleetSeries } from './createFleet.js'
import type { ReadValue } from './evaluate.js'

const minute = 60_000

/** Minutes before the first one that are kept as well: what the longest comparison looks back on. */
const lookBack = 60

/**
 * Computes the values of a fleet at full minutes once, though several alarms ask for them again and again.
 *
 * @param first the first minute that is written, in milliseconds since the epoch
 * @param last the last one
 */
export function createRecorder(fleet: Fleet, first: number, last: number): ReadValue {
  const base = first - lookBack * minute
  const length = Math.floor((last - base) / minute) + 1
  // `undefined` is not computed yet, `null` is silence.
  const records = new Map<FleetSeries, (number | null | undefined)[]>()
  for (const series of fleet.series) records.set(series, new Array(length))
  // All metrics of a host at one time share most of their work: times go first.
  for (let index = lookBack; index < length; index += 1) {
    for (const [series, values] of records) values[index] = series.valueAt(base + index * minute) ?? null
  }
  return (series, time) => {
    const index = (time - base) / minute
    const values = records.get(series)
    if (!values || !Number.isInteger(index) || index < 0 || index >= length) return series.valueAt(time)
    const known = values[index]
    if (known !== undefined) return known ?? undefined
    const value = series.valueAt(time)
    values[index] = value ?? null
    return value
  }
}
