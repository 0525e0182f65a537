/**
 * The unit of a metric's values: what one stands for, and how it is written. Plain text, so that a dashboard can store
 * it.
 *
 * - Sizes grow by 1024: KiB, MiB, GiB. Rates of bytes and bits grow by 1000: kB/s, MB/s; `kibibytesPerSecond` stays
 *   binary, because the agent divides by 1024.
 * - `percent` is from 0 to 100.
 * - `secondsPerSecond` is time spent per time, as CPU seconds are.
 * - `status` is 0 for OK. `boolean` is 1 for yes.
 */
export type MetricUnit = (typeof metricUnits)[number]

/**
 * All units, for a choice of one.
 *
 * @example
 * ```ts
 * const options = metricUnits.map((unit) => ({ value: unit, label: formatValue(1, unit) }))
 * ```
 */
export const metricUnits = [
  'number',
  'percent',
  'status',
  'boolean',
  'bytes',
  'kibibytes',
  'mebibytes',
  'gibibytes',
  'bytesPerSecond',
  'kibibytesPerSecond',
  'bitsPerSecond',
  'perSecond',
  'secondsPerSecond',
  'nanoseconds',
  'microseconds',
  'milliseconds',
  'seconds',
  'minutes',
  'hours',
  'days',
  'megahertz',
] as const
