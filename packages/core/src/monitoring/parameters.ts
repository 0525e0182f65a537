import { InvalidParameterError } from '../errors/index.js'
import { encodePart } from '../transport/index.js'
import { isObject } from './send.js'

/** Encodes an id as a path segment. An empty id or a dot segment would address the collection or its parent. */
export function formatId(id: string, parameter: string): string {
  if (typeof id === 'string' && id !== '' && id !== '.' && id !== '..') return encodePart(id, parameter)
  throw new InvalidParameterError({ parameter, reason: 'is not a valid id' })
}

/** Checks a whole number of at least 1. Zero causes an error 500 or an endless list on some servers. */
export function checkPositive(value: number | undefined, parameter: string): number | undefined {
  if (value === undefined || (Number.isSafeInteger(value) && value >= 1)) return value
  throw new InvalidParameterError({ parameter, reason: 'must be a whole number of at least 1' })
}

/** Checks the length of a text against the server's column, in Unicode code points as the server counts. */
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
        ? 'must be a non-empty string'
        : `must be a string of ${minimum} to ${maximum} characters`,
  })
}

/** Like `checkText`, for an optional member. */
export function checkOptionalText(
  value: string | undefined,
  parameter: string,
  maximum: number,
  minimum = 1,
): string | undefined {
  return value === undefined ? undefined : checkText(value, parameter, maximum, minimum)
}

/** Checks that a value is one of the server's words; it answers others with an error 500. */
export function checkWord<word extends string>(value: word, parameter: string, words: readonly word[]): word {
  if (words.includes(value)) return value
  throw new InvalidParameterError({ parameter, reason: `must be one of ${words.join(', ')}` })
}

/**
 * Joins items to a comma-separated list; `undefined` or an empty list is no parameter.
 *
 * @throws `InvalidParameterError` for anything but a list, an empty item, or an item with a comma
 */
export function formatList(items: readonly string[] | undefined, parameter: string): string | undefined {
  return items === undefined || items?.length === 0 ? undefined : formatFullList(items, parameter)
}

/** Like `formatList`, for a list that must not be empty. */
export function formatFullList(items: readonly string[], parameter: string): string {
  if (!Array.isArray(items) || items.length === 0) {
    throw new InvalidParameterError({ parameter, reason: 'must be a non-empty list' })
  }
  const bad = items.findIndex((item) => typeof item !== 'string' || item.trim() === '' || item.includes(','))
  if (bad === -1) return items.join(',')
  throw new InvalidParameterError({
    parameter: `${parameter}[${bad}]`,
    reason: 'must not be empty or contain a comma',
  })
}

/** Checks that a value is an object: not null, a string or a list. */
export function checkObject(value: unknown, parameter: string): void {
  if (isObject(value)) return
  throw new InvalidParameterError({ parameter, reason: 'must be an object' })
}

/** A field to sort by, ascending unless ` desc` follows. Editors complete these; other text is sent as it is. */
export type SortBy<field extends string> = field | `${field} ${'asc' | 'desc'}` | (string & {})

/** Formats sort fields: `name desc,id`. */
export function formatSortBy(sortBy: string | readonly string[] | undefined): string | undefined {
  return formatList(typeof sortBy === 'string' ? sortBy.split(',') : sortBy, 'sortBy')
}
