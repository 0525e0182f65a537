import type { MetricUnit } from './metricUnit.js'
import { roundToDigits, scaleValue } from './scales.js'

/** How a value is written. */
export type FormatValueOptions = {
  /** The language of separators, as BCP 47. @default that of the platform */
  locale?: string | undefined
}

/** Narrow no-break space: number and unit stay on one line. */
const space = '\u202f'

/** Up to here plain numbers are written in full. */
const longestPlain = 10_000
/** Below this size a number has an exponent. */
const smallestPlain = 1e-6

const symbols: Partial<Record<MetricUnit, string>> = {
  percent: '%',
  perSecond: '/s',
  secondsPerSecond: 's/s',
}

const formats = new Map<string, Intl.NumberFormat>()

/** Creating a format takes much longer than using it. */
function formatOf(
  locale: string | undefined,
  key: string,
  options: Intl.NumberFormatOptions,
): Intl.NumberFormat {
  const name = `${key} ${locale ?? ''}`
  const format = formats.get(name) ?? new Intl.NumberFormat(locale, options)
  formats.set(name, format)
  return format
}

/** Three significant digits, or fewer if zeros at the end are trimmed; all digits before the point. */
function digits(value: number, locale: string | undefined, isTrimmed: boolean): string {
  // Not -0, which would have a sign.
  if (value === 0) return formatOf(locale, 'whole', { maximumFractionDigits: 0 }).format(0)
  if (Math.abs(value) < smallestPlain) {
    return formatOf(locale, 'small', { notation: 'scientific', maximumSignificantDigits: 3 }).format(value)
  }
  if (Math.abs(value) >= 999.5)
    return formatOf(locale, 'whole', { maximumFractionDigits: 0 }).format(roundToDigits(value))
  if (isTrimmed) {
    return formatOf(locale, 'trimmed', { maximumSignificantDigits: 3 }).format(value)
  }
  return formatOf(locale, 'digits', { minimumSignificantDigits: 3, maximumSignificantDigits: 3 }).format(
    value,
  )
}

function write(value: number, unit: MetricUnit, { locale }: FormatValueOptions, isTrimmed: boolean): string {
  const isState = unit === 'status' || unit === 'boolean'
  if (isState && Number.isInteger(value)) {
    if (unit === 'boolean' && (value === 0 || value === 1)) return value === 0 ? 'No' : 'Yes'
    if (unit === 'status') return value === 0 ? 'OK' : value === 1 ? 'Not OK' : `Not OK (${value})`
  }
  const scaled = Number.isFinite(value) ? scaleValue(value, unit) : undefined
  if (scaled) {
    return `${digits(scaled.value, locale, isTrimmed || scaled.isWhole)}${space}${scaled.symbol}`
  }
  const isCompact = unit !== 'percent' && Number.isFinite(value) && Math.abs(value) >= longestPlain
  const number = isCompact
    ? formatOf(locale, 'compact', { notation: 'compact', maximumSignificantDigits: 4 }).format(value)
    : // An average of states, such as 0.25.
      digits(value, locale, isTrimmed || isState || Number.isInteger(value))
  const symbol = symbols[unit]
  return symbol === undefined || Number.isNaN(value) ? number : `${number}${space}${symbol}`
}

/**
 * Formats a value with its unit, in three significant digits: `12.3 %`, `7.81 GiB`, `640 B/s`, `1.25 s`, `OK`. The step
 * of the unit follows the value. Between number and unit is a narrow no-break space.
 *
 * @param unit `unitOfMetric` infers it from the name of a metric
 * @example
 * ```ts
 * formatValue(8000, 'mebibytes', { locale: 'en' }) // '7.81 GiB'
 * formatValue(-999.5, 'bytesPerSecond', { locale: 'en' }) // '-1.00 kB/s'
 * formatValue(1234.5, 'bytesPerSecond', { locale: 'de' }) // '1,23 kB/s'
 * ```
 */
export function formatValue(value: number, unit: MetricUnit, options: FormatValueOptions = {}): string {
  return write(value, unit, options, false)
}

/**
 * Formats a value like `formatValue`, without zeros at the end, and zero without a unit: for the round values of an
 * axis.
 *
 * @example
 * ```ts
 * formatAxisValue(2.5, 'percent', { locale: 'en' }) // '2.5 %'
 * formatAxisValue(0, 'mebibytes', { locale: 'en' }) // '0'
 * ```
 */
export function formatAxisValue(value: number, unit: MetricUnit, options: FormatValueOptions = {}): string {
  if (value === 0 && unit !== 'status' && unit !== 'boolean') return digits(0, options.locale, true)
  return write(value, unit, options, true)
}
