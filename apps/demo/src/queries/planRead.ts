import type { DimensionFilter } from '@monasca/core'
import { toServerFilter } from '@monasca/react/query'
import { choosePeriod, type PeriodChoice } from './choosePeriod.js'
import { type MetricQuery, type QueryFunction, queryFunctions } from './metricQuery.js'

/** How a query is read, in one request. */
export type QueryRead = {
  /** Parameters of `liveSeriesQueryOptions`. */
  request: {
    name: string
    dimensions: DimensionFilter | undefined
    /** `undefined`: the measurements themselves. */
    statistics: readonly QueryFunction[] | undefined
    period: number | undefined
    groupBy: '*' | readonly string[] | undefined
    mergeMetrics: true | undefined
  }
  /** What the series must match besides: the part of the filter that a request cannot contain. */
  rest: DimensionFilter
  period: PeriodChoice
  /** Sentences for the user. */
  notes: string[]
}

/** Plans the read of a query, whose variables have been replaced, over a range. */
export function planRead(query: MetricQuery, range: Parameters<typeof choosePeriod>[1]): QueryRead {
  const { metric, functions = ['avg'], groupBy = '*', merge = false } = query
  const period = choosePeriod(query, range)
  const filter = toFilter(query.dimensions)
  const inexact = namesOfInexact(filter)
  const notes = period.isChanged ? [`${metric}: ${period.reason}.`] : []
  const statistics =
    period.period === undefined ? undefined : functions.length === 0 ? ['avg' as const] : functions
  const groups = merge ? [] : groupBy
  // A value that a query cannot contain is chosen from the response, which must show it.
  const shown = groups === '*' ? groups : [...new Set([...groups, ...inexact])]
  const split =
    groups === '*' ? [] : inexact.filter((name) => !groups.includes(name) && !hasOneValue(query, name))
  for (const name of split) {
    notes.push(
      `${metric}: a line per ${name}, because the server cannot merge values that contain “|” or “,”.`,
    )
  }
  return {
    request: {
      name: metric,
      dimensions: toServerFilter(filter),
      statistics: statistics && queryFunctions.filter((one) => statistics.includes(one)),
      period: period.period,
      groupBy: shown.length === 0 ? undefined : shown,
      mergeMetrics: shown.length === 0 ? true : undefined,
    },
    rest: Object.fromEntries(inexact.flatMap((name) => (filter[name] ? [[name, filter[name]]] : []))),
    period,
    notes,
  }
}

function toFilter(
  dimensions: MetricQuery['dimensions'] = {},
): Readonly<Record<string, readonly string[] | true>> {
  return Object.fromEntries(
    Object.entries(dimensions).map(([name, values]) => [name, values.length === 0 ? true : values]),
  )
}

function hasOneValue({ dimensions }: MetricQuery, name: string): boolean {
  return dimensions?.[name]?.length === 1
}

/** The dimensions of a filter that the server can apply only in part. */
function namesOfInexact(filter: Readonly<Record<string, readonly string[] | true>>): string[] {
  const server = toServerFilter(filter) ?? {}
  return Object.keys(filter).filter((name) => server[name] !== filter[name])
}
