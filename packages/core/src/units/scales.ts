import type { MetricUnit } from './metricUnit.js'

/** Steps of a unit, from the smallest: each with the length of the next one. */
type Scale = readonly { symbol: string; next: number }[]

function evenScale(base: number, symbols: readonly string[]): Scale {
  return symbols.map((symbol) => ({ symbol, next: base }))
}

const sizes = evenScale(1024, ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'])
const binaryRates = evenScale(1024, ['B/s', 'KiB/s', 'MiB/s', 'GiB/s', 'TiB/s'])
const byteRates = evenScale(1000, ['B/s', 'kB/s', 'MB/s', 'GB/s', 'TB/s', 'PB/s'])
const bitRates = evenScale(1000, ['bit/s', 'kbit/s', 'Mbit/s', 'Gbit/s', 'Tbit/s'])
const frequencies = evenScale(1000, ['Hz', 'kHz', 'MHz', 'GHz', 'THz'])
// No weeks and years: a number of days is easier to compare.
const times: Scale = [
  { symbol: 'ns', next: 1000 },
  { symbol: 'µs', next: 1000 },
  { symbol: 'ms', next: 1000 },
  { symbol: 's', next: 60 },
  { symbol: 'min', next: 60 },
  { symbol: 'h', next: 24 },
  { symbol: 'd', next: Number.POSITIVE_INFINITY },
]

/** The scale of a unit, and its place there. Other units have a fixed symbol. */
const scales: Partial<Record<MetricUnit, readonly [scale: Scale, start: number]>> = {
  bytes: [sizes, 0],
  kibibytes: [sizes, 1],
  mebibytes: [sizes, 2],
  gibibytes: [sizes, 3],
  bytesPerSecond: [byteRates, 0],
  kibibytesPerSecond: [binaryRates, 1],
  bitsPerSecond: [bitRates, 0],
  nanoseconds: [times, 0],
  microseconds: [times, 1],
  milliseconds: [times, 2],
  seconds: [times, 3],
  minutes: [times, 4],
  hours: [times, 5],
  days: [times, 6],
  megahertz: [frequencies, 2],
}

/**
 * Whether steps of the unit are powers of 1024, so that the axis of a chart should have powers of 2.
 *
 * @example
 * ```ts
 * isBinaryUnit('mebibytes') // true
 * ```
 */
export function isBinaryUnit(unit: MetricUnit): boolean {
  const scale = scales[unit]?.[0]
  return scale === sizes || scale === binaryRates
}

/** Rounds as it is written: three significant digits, but all digits before the point. */
export function roundToDigits(value: number): number {
  return Math.abs(value) >= 999.5 ? Math.sign(value) * Math.round(Math.abs(value)) : +value.toPrecision(3)
}

/** A value in the step of its scale in which it is between 1 and the next step, as far as there is one. */
export type ScaledValue = {
  value: number
  symbol: string
  /** Whether it is exactly a whole number, and not by rounding. */
  isWhole: boolean
}

/** Scales a value; `undefined` for units that have no steps. Zero stays in its unit. */
export function scaleValue(value: number, unit: MetricUnit): ScaledValue | undefined {
  const found = scales[unit]
  if (found === undefined) return undefined
  const [scale, start] = found
  const size = (scaled: number): number => Math.abs(roundToDigits(scaled))
  let [step, rest] = [start, value]
  // The rounded value decides: 999.7 B/s would become 1000 B/s, and 59.99 min 60 min.
  while (step < scale.length - 1 && size(rest) >= (scale[step]?.next ?? 1)) {
    rest /= scale[step]?.next ?? 1
    step += 1
  }
  while (step <= start && step > 0 && rest !== 0 && size(rest) < 1) {
    step -= 1
    rest *= scale[step]?.next ?? 1
  }
  return {
    // 59.97 s is 0.9995 min, which is written as 1.
    value: step > start && Math.abs(rest) < 1 ? Math.sign(rest) : rest,
    symbol: scale[step]?.symbol ?? '',
    isWhole: Number.isInteger(rest),
  }
}
