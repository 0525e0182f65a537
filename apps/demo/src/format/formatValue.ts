import { formatValue as format, formatAxisValue as formatTick, type MetricUnit } from '@monasca/core/units'
import { locale } from './locale.js'

/** Formats a value with its unit, in three significant digits of the chosen language: `12.3 %`, `7.81 GiB`, `OK`. */
export function formatValue(value: number, unit: MetricUnit): string {
  return format(value, unit, { locale })
}

/** Like `formatValue`, without trailing zeros: for the round values of an axis. */
export function formatAxisValue(value: number, unit: MetricUnit): string {
  return formatTick(value, unit, { locale })
}
