import { trimBlanks } from './blanks.js'
import { isNameUnit } from './scanner.js'

/** What the API takes of a name, in UTF-16 units. */
const maximumLength = 255

/** Whether an expression can name a metric so. No text at all, which a caller without types may give, cannot. */
export function isMetricName(value: unknown): value is string {
  if (typeof value !== 'string' || value.length === 0 || value.length > maximumLength) return false
  for (let index = 0; index < value.length; index++) {
    if (!isNameUnit(value.charCodeAt(index))) return false
  }
  return true
}

/** Whether an expression can say this as the name or the value of a dimension: blanks may be inside. */
export function isDimensionText(value: unknown): value is string {
  return typeof value === 'string' && trimBlanks(value) === value && isMetricName(value.replaceAll(' ', '_'))
}

/** Whether a word is one that the threshold engine never reads as a name. */
export function isReservedWord(word: string): boolean {
  return word === 'times' || word === 'deterministic'
}
