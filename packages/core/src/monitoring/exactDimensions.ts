import { InvalidParameterError } from '../errors/index.js'
import { type DimensionFilter, type Dimensions, formatDimensionFilter } from './dimensions.js'

// Servers on InfluxDB look for `web|db` by the regular expression `/^web|db$/`, which `web-07` and `olddb` match as well. The
// functions of this file make a list of values mean the same on all servers. A single value is compared as text everywhere.

/** As parts of a regular expression these match something else than themselves; a dot matches itself, and more. */
const special = /[$()*+?[\]^]/

/** A list of values under the name of its dimension. */
type Alternatives = readonly [name: string, values: readonly string[]]

function listAlternatives(filter: DimensionFilter): Alternatives[] {
  return Object.entries(filter).flatMap(([name, wanted]): Alternatives[] =>
    typeof wanted === 'object' && wanted.length > 1 ? [[name, wanted]] : [],
  )
}

/**
 * Writes a filter for a reply that shows the dimensions: servers find all that is meant, and perhaps more, which
 * `matchExactly` drops. Values that would not match themselves are left to it alone.
 *
 * @throws `InvalidParameterError` as `formatDimensionFilter`
 */
export function formatWideFilter(filter: DimensionFilter | undefined, parameter: string): string | undefined {
  const text = formatDimensionFilter(filter, parameter)
  const unsafe = listAlternatives(filter ?? {}).filter(([, values]) =>
    values.some((value) => special.test(value)),
  )
  if (unsafe.length === 0) return text
  const anyValue = Object.fromEntries(unsafe.map(([name]) => [name, true] as const))
  return formatDimensionFilter({ ...filter, ...anyValue }, parameter)
}

/** Whether dimensions have one of the values, for each list of values; `undefined` where the filter has no such list. */
export function matchExactly(
  filter: DimensionFilter | undefined,
): ((dimensions: Dimensions) => boolean) | undefined {
  const wanted = listAlternatives(filter ?? {})
  if (wanted.length === 0) return undefined
  return (dimensions) =>
    wanted.every(
      ([name, values]) => Object.hasOwn(dimensions, name) && values.includes(dimensions[name] ?? ''),
    )
}

/** The part of a filter that concerns some dimensions. */
export function pickDimensions(
  filter: DimensionFilter | undefined,
  names: readonly string[],
): DimensionFilter {
  return Object.fromEntries(Object.entries(filter ?? {}).filter(([name]) => names.includes(name)))
}

/**
 * Refuses lists of values that would not match themselves, for replies that do not show the dimension.
 *
 * @throws `InvalidParameterError`
 */
export function refuseUnsafe(filter: DimensionFilter | undefined, parameter: string): void {
  for (const [name, values] of listAlternatives(filter ?? {})) {
    const bad = values.find((value) => special.test(value))
    if (bad === undefined) continue
    throw new InvalidParameterError({
      parameter: `${parameter}.${name}`,
      reason: `is not a valid filter here: servers on InfluxDB read a list of values as a regular expression, in which "${bad}" does not match itself`,
      advice: 'Group by this dimension, or ask for one value at a time.',
    })
  }
}

/** Requests that one question may become at most. */
const mostFilters = 100

/**
 * Filters with single values that together mean the same, for replies that do not show the dimensions.
 *
 * @throws `InvalidParameterError` as `formatDimensionFilter`, and for more than 100 combinations of values
 */
export function splitAlternatives(
  filter: DimensionFilter | undefined,
  parameter: string,
): (DimensionFilter | undefined)[] {
  formatDimensionFilter(filter, parameter)
  const alternatives = listAlternatives(filter ?? {})
  const count = alternatives.reduce((product, [, values]) => product * values.length, 1)
  if (count > mostFilters) {
    throw new InvalidParameterError({
      parameter,
      reason: `has ${count} combinations of values, each of which is a request of its own; at most ${mostFilters} are sent`,
      advice: 'Ask for fewer values, or take the names from `listMetrics`.',
    })
  }
  let filters = [filter]
  for (const [name, values] of alternatives) {
    filters = filters.flatMap((one) => [...new Set(values)].map((value) => ({ ...one, [name]: value })))
  }
  return filters
}
