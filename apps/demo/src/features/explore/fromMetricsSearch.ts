import { array, nonEmpty, object, parse, pipe, string } from 'valibot'
import { queryOfMetric } from '../../queries/queryOfMetric.js'
import { toDimensionFilter } from '../../search/dimensionFilters.js'
import { parameter } from '../../search/parameter.js'
import type { ExploreSearch } from './exploreSearch.js'

/** The search parameters of the page before Explore, which links may still have. */
const metricsSearch = object({
  /** Exact name of the listed metrics. */
  name: parameter(pipe(string(), nonEmpty())),
  /** Filters of the form `key=value` or `key`. */
  dimensions: parameter(array(string())),
  /** The metric whose chart was shown: its name, then the names and values of its dimensions in turn. */
  metric: parameter(pipe(array(string()), nonEmpty())),
})

/** Converts an old address: to the metric that was chosen, or to those that were listed. */
export function fromMetricsSearch(search: unknown): ExploreSearch {
  const { name, dimensions, metric } = parse(metricsSearch, search)
  if (metric !== undefined) return { q: [queryOfMetric(fromParts(metric))] }
  const filters = (dimensions ?? []).filter((filter) => filter !== '')
  if (name === undefined) return { find: filters[0]?.slice(0, 100) }
  const wanted = Object.entries(toDimensionFilter(filters) ?? {}).map(([key, values]): [string, string[]] => [
    key,
    values === true ? [] : typeof values === 'string' ? [values] : [...values],
  ])
  return { q: [{ metric: name, ...(wanted.length === 0 ? {} : { dimensions: Object.fromEntries(wanted) }) }] }
}

function fromParts([name = '', ...rest]: readonly string[]): {
  name: string
  dimensions: Record<string, string>
} {
  const dimensions: Record<string, string> = {}
  for (let index = 0; index + 1 < rest.length; index += 2) {
    dimensions[rest[index] ?? ''] = rest[index + 1] ?? ''
  }
  return { name, dimensions }
}
