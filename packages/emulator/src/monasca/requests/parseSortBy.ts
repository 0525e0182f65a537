import { unprocessable } from './errors.js'
import type { Query } from './query.js'

/**
 * Reads `sort_by` (`field[ asc|desc]`, comma separated) into the terms of an ORDER BY. Only columns of the table are
 * put into the statement; the id follows as tie-breaker.
 *
 * @param columns the expression to sort by, for each allowed field
 * @throws ApiError 422 for an unknown field, an unknown direction or a third word
 */
export function parseSortBy(query: Query, columns: Readonly<Record<string, string>>, id: string): string {
  const text = query.first('sort_by')
  if (text === undefined) return id
  const terms = text.split(',').map((item) => {
    const [field = '', direction = 'asc', ...others] = item.trim().split(/\s+/)
    const column = Object.hasOwn(columns, field) ? columns[field] : undefined
    if (column === undefined) {
      throw unprocessable(`sort_by field '${field}' must be one of ${Object.keys(columns).join(', ')}`)
    }
    if (direction !== 'asc' && direction !== 'desc') {
      throw unprocessable(`sort_by direction '${direction}' must be asc or desc`)
    }
    if (others.length > 0)
      throw unprocessable(`sort_by value '${item}' has more than a field and a direction`)
    return `${column} ${direction}`
  })
  return [...terms, id].join(', ')
}
