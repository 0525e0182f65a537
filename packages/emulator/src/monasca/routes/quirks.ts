import type { MeasuredMetric } from '../../store/listMetrics.js'
import type { DimensionFilter } from '../../store/metricFilter.js'
import type { Dimensions } from '../../store/metricId.js'
import type { Store } from '../../store/store.js'
import { ApiError } from '../requests/errors.js'

/** Names of the sets of defects that the emulator can reproduce. */
export const quirks = ['influxdb'] as const

/** Real servers whose defects the emulator can reproduce. `'influxdb'`: the Python server on InfluxDB 1. */
export type Quirks = (typeof quirks)[number]

/** A dimension name that InfluxDB accepts without quotes. */
const identifier = /^[A-Za-z_]\w*$/

/** Escapes blanks as the Python server leaves them in the dimensions that it reads from the name of a series. */
export function escapeBlanks(dimensions: Dimensions): Dimensions {
  const escapeText = (text: string): string => text.replaceAll(' ', '\\ ')
  return Object.fromEntries(
    Object.entries(dimensions).map(([name, value]) => [escapeText(name), escapeText(value)]),
  )
}

/**
 * Reads alternatives the way InfluxDB does: `a|b` becomes `/^a|b$/`, where each anchor applies to one alternative only.
 *
 * @throws ApiError 500 for alternatives that are not a regular expression
 */
export function matchAlternatives(
  store: Store,
  projectId: string,
  filters: readonly DimensionFilter[],
): DimensionFilter[] {
  return filters.map((filter) => {
    if (filter.values === undefined || filter.values.length < 2) return filter
    const pattern = compile(`^${filter.values.join('|')}$`)
    const stored = store.rows<[string]>(
      'SELECT DISTINCT value FROM metric_dimensions WHERE project_id = ? AND name = ?',
      [projectId, filter.name],
    )
    return { ...filter, values: stored.map(([value]) => value).filter((value) => pattern.test(value)) }
  })
}

function compile(source: string): RegExp {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(source, flags)
    } catch {
      // Without `u`, a lone bracket is a character, as it is for InfluxDB.
    }
  }
  throw databaseFailure()
}

/**
 * Drops metrics without measurements from a page after it has been cut, so that the page is short and seems the last.
 *
 * @throws ApiError 500 if one of them has a blank in a dimension
 */
export function dropUnmeasured(metrics: readonly MeasuredMetric[], hasStart: boolean): MeasuredMetric[] {
  if (!hasStart) return [...metrics]
  const texts = metrics.flatMap(({ dimensions }) => Object.entries(dimensions).flat())
  if (texts.some((text) => text.includes(' '))) throw databaseFailure()
  return metrics.filter(({ measured }) => measured)
}

/** @throws ApiError 500 for a dimension that InfluxDB can only name in quotes */
export function requireIdentifiers(names: readonly string[]): void {
  if (!names.every((name) => identifier.test(name))) throw databaseFailure()
}

/** 500: the database refused the query that the server made. */
export function databaseFailure(): ApiError {
  return new ApiError(500, 'The repository was unable to process your request')
}
