import { InvalidParameterError } from '../errors/index.js'
import { checkObject } from './parameters.js'

/** Names and values that, with its name, identify a metric. Kept exactly as they are: never renamed, never trimmed. */
export type Dimensions = Readonly<Record<string, string>>

/**
 * Which dimensions to look for: a value, one of several values, or `true` for "has this dimension".
 * Different names are combined with AND. Values are compared as whole texts. Servers on InfluxDB read a list of values as
 * a regular expression instead; each call says what it does about that.
 *
 * @example
 * ```ts
 * const filter: DimensionFilter = { hostname: 'web1', device: ['sda', 'sdb'], mount_point: true }
 * ```
 */
export type DimensionFilter = Readonly<Record<string, string | readonly string[] | true>>

/**
 * Writes a filter in the query syntax of the API: `hostname:web1,device:sda|sdb,mount_point`.
 *
 * @returns `undefined` when there is nothing to filter by
 * @throws `InvalidParameterError` for what the syntax has no way to say: a `,` or `:` in a name, a `,` or `|` in a
 * value, an empty name or value, an empty list; and for null and whatever else is no object
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
        reason: 'cannot be asked for: a dimension name may not be empty, nor contain "," or ":"',
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
    reason: 'cannot be asked for: values may not be empty, nor contain "," or "|"',
    advice: 'Pass a value, a list of values, or `true` for "any value".',
  })
}
