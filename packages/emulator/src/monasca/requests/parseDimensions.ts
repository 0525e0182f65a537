import type { DimensionFilter } from '../../store/metricFilter.js'
import { unprocessable } from './errors.js'
import type { Query } from './query.js'
import { checkDimensionName, checkDimensionValue } from './validateDimensions.js'

/**
 * Reads the dimension filter of a query: clauses `name`, `name:value` or `name:one|other`, separated by commas. Only
 * the first colon of a clause separates. If a name is repeated, its last clause applies. A repeated parameter is one
 * list.
 *
 * @throws ApiError 422 for a name or value that no stored dimension can have
 */
export function parseDimensions(query: Query, parameter = 'dimensions'): DimensionFilter[] {
  const filters = splitDimensions(query, parameter)
  for (const { name, values = [] } of filters) {
    const problem = checkDimensionName(name) ?? values.map(checkDimensionValue).find(Boolean)
    if (problem !== undefined) throw unprocessable(`${parameter}: ${problem}`)
  }
  return filters
}

/** Like `parseDimensions`, but without validation: names and values that cannot be stored are just not found. */
export function splitDimensions(query: Query, parameter = 'dimensions'): DimensionFilter[] {
  const text = query.joined(parameter)
  if (text === undefined) return []
  const filters = new Map<string, DimensionFilter>()
  for (const clause of text.split(',')) {
    const colon = clause.indexOf(':')
    const name = colon === -1 ? clause : clause.slice(0, colon)
    const value = colon === -1 ? '' : clause.slice(colon + 1)
    // Deleted first, so that a repeated name takes the place of its last clause.
    filters.delete(name)
    filters.set(name, { name, values: value === '' ? undefined : value.split('|'), text: value })
  }
  return [...filters.values()]
}
