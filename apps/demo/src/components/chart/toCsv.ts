import { joinTimes, valueExactlyAt } from './tableRows.js'
import type { ChartLine } from './types.js'

/**
 * Lines as CSV (RFC 4180): a row for each time in ISO 8601, and a column for each line with its unit. Numbers are
 * written in full. Times are within the range: milliseconds since the epoch.
 */
export function toCsv(lines: readonly ChartLine[], start: number, end: number): string {
  const times = joinTimes(lines, start, end)
  const rows = [['time', ...lines.map(headOf)].map(toField).join(',')]
  for (const time of times) {
    const values = lines.map(({ points }) => valueExactlyAt(points, time) ?? '')
    rows.push([new Date(time).toISOString(), ...values].join(','))
  }
  return `${rows.join('\r\n')}\r\n`
}

function headOf({ label, unit }: ChartLine): string {
  return unit === 'number' ? label : `${label} (${unit})`
}

/**
 * A text as a field. Spreadsheets run what begins like a formula, so a quote before it makes it text: labels come
 * from all who write metrics.
 */
function toField(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
