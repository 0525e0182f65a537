import { type MetricUnit, metricUnits } from '@monasca/core/units'
import { compareWords } from '../../../queries/labelLines.js'
import type { QueryFunction } from '../../../queries/metricQuery.js'

/** The name of a query on the page: A, B, C… */
export function queryLetter(index: number): string {
  return String.fromCharCode(65 + index)
}

export const functionLabels: Readonly<Record<QueryFunction, string>> = {
  avg: 'Average',
  min: 'Minimum',
  max: 'Maximum',
  sum: 'Sum',
  count: 'Count',
}

/** Seconds to choose from. */
export const periods: readonly number[] = [10, 30, 60, 300, 600, 1800, 3600, 21_600, 86_400]

/** Times to compare with. */
export const compareOptions = ['1h', '1d', '1w'].map((value) => ({ value, label: compareWords(value) }))

/** `bytes per second`, for `bytesPerSecond`. */
function unitLabel(unit: MetricUnit): string {
  return unit.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

export const unitOptions = metricUnits.map((value) => ({ value, label: unitLabel(value) }))
