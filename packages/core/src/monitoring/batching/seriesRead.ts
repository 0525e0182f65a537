import type { MonitoringRequest } from '../requester.js'

/**
 * How a read combines the metrics that match: `single` expects one, `merged` folds them into one series, `grouped` returns
 * one series per group, `each` one per metric.
 */
export type Mode = 'single' | 'merged' | 'grouped' | 'each'

/** A condition of a filter; without a value, the metric must have the dimension. */
export type Clause = readonly [name: string, value: string | undefined]

/** A request for measurements or statistics, taken apart. */
export type SeriesRead = {
  request: MonitoringRequest
  mode: Mode
  /** Sorted by name. */
  clauses: readonly Clause[]
  /** The dimensions of `group_by`. */
  groups: readonly string[]
  /** The dimensions whose values may differ between reads that are merged. */
  values: ReadonlyMap<string, string>
  /** Milliseconds since the epoch. */
  start: number
  /** Reads with the same text differ only in `values` and in their start. */
  key: string
  /** Like `key`, for any time range. */
  form: string
}

/** Characters with a meaning in a list of values, which InfluxDB reads as a regular expression. A dot matches itself, too. */
const special = /[$()*+?[\]^|]/
/** Names that InfluxDB can group by. */
const identifier = /^[A-Za-z_]\w*$/

/** Takes a request apart; `undefined` if it cannot be merged with others. */
export function parseSeriesRead(request: MonitoringRequest): SeriesRead | undefined {
  const { path, paging, query = {}, timeout, decode } = request
  const { dimensions, start_time, end_time, limit, offset, ...rest } = query
  if (paging !== 'series' || limit !== undefined || offset !== undefined) return undefined
  const clauses = parseFilter(dimensions)
  const mode = modeOf(query)
  const isList = ([, value]: Clause) => value?.includes('|') === true
  // Servers do not agree on a list of values for a single metric.
  if (clauses === undefined || (mode === 'single' && clauses.some(isList))) return undefined

  const groups = mode === 'grouped' ? String(query['group_by']).split(',') : []
  const isShown = (name: string) =>
    mode === 'each' || mode === 'single' || groups.includes(name) || identifier.test(name)
  const values = new Map<string, string>()
  for (const [name, value] of clauses) {
    if (value !== undefined && !special.test(value) && isShown(name)) values.set(name, value)
  }
  const fixed = clauses.map(([name, value]) => (values.has(name) ? [name] : [name, value ?? '']))
  const form = JSON.stringify([path, rest, fixed, timeout, decode !== undefined])
  return {
    request,
    mode,
    clauses,
    groups,
    values,
    start: Date.parse(String(start_time)),
    key: JSON.stringify([form, end_time]),
    form,
  }
}

function modeOf(query: NonNullable<MonitoringRequest['query']>): Mode {
  const groupBy = query['group_by']
  if (groupBy !== undefined) return String(groupBy).split(',').includes('*') ? 'each' : 'grouped'
  return query['merge_metrics'] === true ? 'merged' : 'single'
}

/** Parses the text of a filter; `undefined` for one that this library does not write. */
function parseFilter(text: string | number | boolean | undefined): Clause[] | undefined {
  if (text === undefined) return []
  const clauses = String(text)
    .split(',')
    .map((clause): Clause => {
      const colon = clause.indexOf(':')
      return colon === -1 ? [clause, undefined] : [clause.slice(0, colon), clause.slice(colon + 1)]
    })
    .sort(([left], [right]) => (left < right ? -1 : 1))
  const isOdd = clauses.some(([name, value], index) => value === '' || name === clauses[index - 1]?.[0])
  return isOdd ? undefined : clauses
}

/** Formats a filter for several reads: all their values of each dimension. */
export function formatFilter(
  clauses: readonly Clause[],
  valuesOf: (name: string) => readonly string[],
): string | undefined {
  const texts = clauses.map(([name, value]) => {
    const values = valuesOf(name)
    const wanted = values.length === 0 ? value : values.join('|')
    return wanted === undefined ? name : `${name}:${wanted}`
  })
  return texts.length === 0 ? undefined : texts.join(',')
}
