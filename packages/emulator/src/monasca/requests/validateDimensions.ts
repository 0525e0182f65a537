import { codePoints, isStorable } from '../../http/text.js'

const forbiddenInName = /[><={}(),"\\;& ]/
const forbiddenInDimension = /[><={},"\\;&]/
const maximumLength = 255

/** Returns what is wrong with the name of a metric; `undefined` if it is valid. */
export function checkMetricName(name: unknown): string | undefined {
  return checkText('metric name', name, forbiddenInName)
}

/** Returns what is wrong with the name of a dimension; `undefined` if it is valid. */
export function checkDimensionName(name: unknown): string | undefined {
  const problem = checkText('dimension name', name, forbiddenInDimension)
  if (problem !== undefined) return problem
  return String(name).startsWith('_') ? 'dimension name must not start with an underscore' : undefined
}

/** Returns what is wrong with the value of a dimension; `undefined` if it is valid. */
export function checkDimensionValue(value: unknown): string | undefined {
  return checkText('dimension value', value, forbiddenInDimension)
}

function checkText(what: string, text: unknown, forbidden: RegExp): string | undefined {
  if (typeof text !== 'string') return `${what} must be a string`
  if (text === '') return `${what} must not be empty`
  if (text.length > maximumLength && codePoints(text) > maximumLength) {
    return `${what} must be ${maximumLength} characters or less`
  }
  if (forbidden.test(text)) return `${what} must not contain the character '${forbidden.exec(text)?.[0]}'`
  return isStorable(text)
    ? undefined
    : `${what} must not contain the character U+0000 or half a surrogate pair`
}
