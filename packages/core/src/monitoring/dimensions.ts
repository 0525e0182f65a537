import { InvalidParameterError } from '../errors/index.js'
import { checkObject } from './parameters.js'

/** Names and values that identify a metric together with its name. Never renamed or trimmed. */
export type Dimensions = Readonly<Record<string, string>>

/**
 * Filter by dimensions: a value, a list of alternatives, or `true` for "has this dimension". Names are combined with
 * AND. Values match as whole strings. Servers on InfluxDB read a list of values as a regular expression; each call
 * documents how it handles that.
 *
 * @example
 * ```ts
 * const filter: DimensionFilter = { hostname: 'web1', device: ['sda', 'sdb'], mount_point: true }
 * ```
 */
export type DimensionFilter = Readonly<Record<string, string | readonly string[] | true>>

/**
 * Formats a filter in the query syntax of the API: `hostname:web1,device:sda|sdb,mount_point`.
 *
 * @returns `undefined` for an empty filter
 * @throws `InvalidParameterError` for a `,` or `:` in a name, a `,` or `|` in a value, an empty name, value or list,
 *   and for anything but an object
 */
export function formatDimensionFilter(
  filter: DimensionFilter | undefined,
  parameter: string,
): string | undefined {
  if (filter === undefined) return undefined
  checkObject(filter, parameter)
  const clauses = Object.entries(filter).map(([name, wanted]) => {
    if (name === '' || /[,:]/.test(name)) {
      throw new InvalidParameterError({
        parameter: `${parameter}.${name}`,
        reason: 'is not a valid filter: a dimension name must not be empty or contain "," or ":"',
      })
    }
    if (wanted === true) return name
    const values = typeof wanted === 'string' ? [wanted] : wanted
    return `${name}:${formatValues(values, `${parameter}.${name}`)}`
  })
  return clauses.length === 0 ? undefined : clauses.join(',')
}

function formatValues(values: readonly string[], parameter: string): string {
  const expressible =
    Array.isArray(values) &&
    values.length > 0 &&
    values.every((value) => typeof value === 'string' && value !== '' && !/[,|]/.test(value))
  if (expressible) return values.join('|')
  throw new InvalidParameterError({
    parameter,
    reason: 'is not a valid filter: values must not be empty or contain "," or "|"',
    advice: 'Pass a value, a list of values, or `true` for "any value".',
  })
}
