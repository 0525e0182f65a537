import type { Store, StoredMeasurement } from './store.js'

/** Measurements of one metric at equal distances, with at most three decimals. */
export type EvenSeries = {
  /** Time of the first one, in milliseconds since the epoch. */
  start: number
  /** Milliseconds from one to the next. */
  step: number
  /** Each value times 1,000, an integer; `null` where nothing was measured. */
  thousandths: (number | null)[]
}

/** Places per measurement above which too many would be empty. */
const sparsest = 4

/**
 * Returns measurements as an even series; `undefined` unless that is the same to the last bit: times have to rise in
 * multiples of the first distance, values to be whole thousandths, and there is no metadata.
 */
export function toEvenSeries(measurements: readonly StoredMeasurement[]): EvenSeries | undefined {
  const [first, second] = measurements
  if (first === undefined || second === undefined) return undefined
  const { timestamp: start } = first
  const step = second.timestamp - start
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(step) || step <= 0) return undefined
  const thousandths: (number | null)[] = []
  for (const { timestamp, value, valueMeta } of measurements) {
    const place = (timestamp - start) / step
    if (!Number.isInteger(place) || place < thousandths.length) return undefined
    if (place >= sparsest * measurements.length || valueMeta !== undefined) return undefined
    const scaled = Math.round(value * 1000)
    if (!Number.isSafeInteger(scaled) || scaled / 1000 !== value) return undefined
    while (thousandths.length < place) thousandths.push(null)
    thousandths.push(scaled)
  }
  return { start, step, thousandths }
}

/**
 * Writes an even series to the table `measurements`. Binding parameters is most of the cost of a row; one text for all
 * values takes a quarter of the time. SQLite does not promise to read each decimal fraction exactly, so they are
 * integers that it divides.
 */
export function writeEvenSeries(
  store: Pick<Store, 'run'>,
  metricId: number,
  { start, step, thousandths }: EvenSeries,
): void {
  store.run(
    `INSERT INTO measurements (metric_id, timestamp, value)
     SELECT CAST(? AS INTEGER), CAST(? AS INTEGER) + key * CAST(? AS INTEGER), value / 1000.0
     FROM json_each(?) WHERE value IS NOT NULL
     ON CONFLICT DO UPDATE SET value = excluded.value, value_meta = NULL`,
    [metricId, start, step, JSON.stringify(thousandths)],
  )
}
