import { trimBlanks } from './blanks.js'
import { isNameUnit } from './scanner.js'

/** Maximum length of a name in the API, in UTF-16 units. */
const maximumLength = 255

/**
 * Whether an expression can contain this metric name. False for anything but a string, which untyped callers may pass.
 */
export function isMetricName(value: unknown): value is string {
  if (typeof value !== 'string' || value.length === 0 || value.length > maximumLength) return false
  for (let index = 0; index < value.length; index++) {
    if (!isNameUnit(value.charCodeAt(index))) return false
  }
  return true
}

/** Whether an expression can contain this name or value of a dimension: blanks inside are allowed. */
export function isDimensionText(value: unknown): value is string {
  return typeof value === 'string' && trimBlanks(value) === value && isMetricName(value.replaceAll(' ', '_'))
}

/** Whether a word is a keyword that the threshold engine does not accept as a name. */
export function isReservedWord(word: string): boolean {
  return word === 'times' || word === 'deterministic'
}
