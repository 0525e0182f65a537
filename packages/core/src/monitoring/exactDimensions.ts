import { InvalidParameterError } from '../errors/index.js'
import { type DimensionFilter, type Dimensions, formatDimensionFilter } from './dimensions.js'

// Servers on InfluxDB match `web|db` with the regular expression `/^web|db$/`, which also matches `web-07` and `olddb`.
// This file gives a list of values the same meaning on all servers. All servers compare a single value as text.

/** Characters that do not match themselves in a regular expression. A dot does, and more. */
const special = /[$()*+?[\]^]/

/** A dimension with a list of values. */
type Alternatives = readonly [name: string, values: readonly string[]]

function listAlternatives(filter: DimensionFilter): Alternatives[] {
  return Object.entries(filter).flatMap(([name, wanted]): Alternatives[] =>
    typeof wanted === 'object' && wanted.length > 1 ? [[name, wanted]] : [],
  )
}

/**
 * Formats a filter for responses that contain the dimensions. Servers may return too much, which `matchExactly` drops.
 * Values that do not match themselves are filtered only there.
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

/** Creates a filter that checks each list of values; `undefined` if there is none. */
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

/** Picks the given dimensions from a filter. */
export function pickDimensions(
  filter: DimensionFilter | undefined,
  names: readonly string[],
): DimensionFilter {
  return Object.fromEntries(Object.entries(filter ?? {}).filter(([name]) => names.includes(name)))
}

/**
 * Rejects values that do not match themselves, for responses that do not contain the dimension.
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
      advice: 'Group by this dimension, or filter by one value at a time.',
    })
  }
}

/** Maximum number of requests for one call. */
const mostFilters = 100

/**
 * Splits a filter into filters with single values, for responses that do not contain the dimensions.
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
      reason: `has ${count} combinations of values, and each needs its own request; the maximum is ${mostFilters}`,
      advice: 'Filter by fewer values, or take the names from `listMetrics`.',
    })
  }
  let filters = [filter]
  for (const [name, values] of alternatives) {
    filters = filters.flatMap((one) => [...new Set(values)].map((value) => ({ ...one, [name]: value })))
  }
  return filters
}
