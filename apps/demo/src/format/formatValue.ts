/** The unit of a number; decides its format. */
export type Unit = 'percent' | 'megabytes' | 'bytesPerSecond' | 'number'

/** Narrow no-break space: number and unit stay on one line. */
const space = '\u202f'

const steps: Partial<Record<Unit, { base: number; names: readonly string[] }>> = {
  // Monasca's `_mb` metrics count MiB, though they are named MB.
  megabytes: { base: 1024, names: ['MB', 'GB', 'TB', 'PB'] },
  bytesPerSecond: { base: 1000, names: ['B/s', 'kB/s', 'MB/s', 'GB/s', 'TB/s'] },
}

/** Formats a value with its unit, in about three significant digits: `12.3 %`, `7.81 GB`, `640 B/s`. */
export function formatValue(value: number, unit: Unit): string {
  const scale = steps[unit]
  if (unit === 'percent') return `${digits(value)}${space}%`
  if (!scale) return compact(value)
  let rest = value
  let step = 0
  while (Math.abs(rest) >= scale.base && step < scale.names.length - 1) {
    rest /= scale.base
    step += 1
  }
  // 999.7 would round to 1000, where the next unit starts.
  if (Math.abs(Math.round(rest)) >= scale.base && step < scale.names.length - 1) {
    rest /= scale.base
    step += 1
  }
  return `${digits(rest)}${space}${scale.names[step]}`
}

/** Like `formatValue`, without trailing zeros: for the round values of an axis. */
export function formatAxisValue(value: number, unit: Unit): string {
  if (value === 0) return '0'
  return formatValue(value, unit).replace(/\.0+(?=\D|$)|(\.\d*?[1-9])0+(?=\D|$)/, '$1')
}

/** Three significant digits; no decimals above 100. */
function digits(value: number): string {
  const size = Math.abs(value)
  if (size === 0) return '0'
  if (size >= 100) return value.toFixed(0)
  if (size >= 10) return value.toFixed(1)
  if (size >= 0.01) return value.toFixed(2)
  return value.toPrecision(2)
}

function compact(value: number): string {
  if (Math.abs(value) < 10_000) return digits(value)
  return new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 4 }).format(value)
}

/** Infers the unit of a metric from its name, by the conventions of Monasca's agent. */
export function unitOfMetric(name: string): Unit {
  if (/(_perc|_percent)$/.test(name)) return 'percent'
  if (/_mb$/.test(name)) return 'megabytes'
  if (/bytes(_sec|_per_sec)$/.test(name)) return 'bytesPerSecond'
  return 'number'
}
