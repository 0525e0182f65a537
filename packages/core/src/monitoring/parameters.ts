import { InvalidParameterError } from '../errors/index.js'
import { encodePart } from '../transport/index.js'
import { isObject } from './send.js'

/** Makes a path segment of an id. An empty id, or a dot segment, would address the whole collection or its parent. */
export function formatId(id: string, parameter: string): string {
  if (typeof id === 'string' && id !== '' && id !== '.' && id !== '..') return encodePart(id, parameter)
  throw new InvalidParameterError({ parameter, reason: 'is not an id' })
}

/** Checks a whole number of at least 1. Zero is an error 500, or an endless list, on some servers. */
export function checkPositive(value: number | undefined, parameter: string): number | undefined {
  if (value === undefined || (Number.isSafeInteger(value) && value >= 1)) return value
  throw new InvalidParameterError({ parameter, reason: 'must be a whole number of at least 1' })
}

/** Checks that text is there and not longer than the server's column, in Unicode code points as the server counts. */
export function checkText(value: string, parameter: string, maximum: number, minimum = 1): string {
  const fits =
    typeof value === 'string' &&
    value.length >= minimum &&
    (value.length <= maximum || (value.length <= 2 * maximum && [...value].length <= maximum))
  if (fits) return value
  throw new InvalidParameterError({
    parameter,
    reason:
      maximum === Number.POSITIVE_INFINITY
        ? 'must be text, and may not be empty'
        : `must be text of ${minimum} to ${maximum} characters`,
  })
}

/** Like `checkText`, for a member that may be missing. */
export function checkOptionalText(
  value: string | undefined,
  parameter: string,
  maximum: number,
  minimum = 1,
): string | undefined {
  return value === undefined ? undefined : checkText(value, parameter, maximum, minimum)
}

/** Checks that a value is one of the words that the server knows; it answers others with an error 500. */
export function checkWord<word extends string>(value: word, parameter: string, words: readonly word[]): word {
  if (words.includes(value)) return value
  throw new InvalidParameterError({ parameter, reason: `must be one of ${words.join(', ')}` })
}

/**
 * Joins items to the API's comma list; nothing given, or an empty list, is no parameter.
 *
 * @throws `InvalidParameterError` for what is no list, for an empty item, or one with a comma of its own
 */
export function formatList(items: readonly string[] | undefined, parameter: string): string | undefined {
  return items === undefined || items?.length === 0 ? undefined : formatFullList(items, parameter)
}

/** Like `formatList`, for a list that must have an item. */
export function formatFullList(items: readonly string[], parameter: string): string {
  if (!Array.isArray(items) || items.length === 0) {
    throw new InvalidParameterError({ parameter, reason: 'must be a list, and may not be empty' })
  }
  const bad = items.findIndex((item) => typeof item !== 'string' || item.trim() === '' || item.includes(','))
  if (bad === -1) return items.join(',')
  throw new InvalidParameterError({
    parameter: `${parameter}[${bad}]`,
    reason: 'may not be empty, nor contain a comma',
  })
}

/** Checks that what has names and values is an object: neither null, nor text, nor a list. */
export function checkObject(value: unknown, parameter: string): void {
  if (isObject(value)) return
  throw new InvalidParameterError({ parameter, reason: 'must be an object' })
}

/** Sort fields as the API wants them: `name desc,id`. */
export function formatSortBy(sortBy: string | readonly string[] | undefined): string | undefined {
  return formatList(typeof sortBy === 'string' ? sortBy.split(',') : sortBy, 'sortBy')
}
